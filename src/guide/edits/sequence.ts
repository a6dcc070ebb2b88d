import { pathsGone, pathsNew } from "../../plan/delta-paths.ts";
import type { ConfigDelta } from "../../release/types.ts";

/** Deltas in the order in which one hand can make them, one after the other. */
export interface Sequence {
  readonly edits: readonly ConfigDelta[];
  /** Keys that only the upgrade itself needs: removed when it is done. */
  readonly afterwards: readonly ConfigDelta[];
}

/**
 * A leg's deltas hold at once; a file is edited line by line. So a name is freed
 * before another key takes it, keys that change places go by way of a third name,
 * and a key changes when it has its name. All else stays in its order.
 */
export function sequenceOf(deltas: readonly ConfigDelta[]): Sequence {
  const added = new Set<string>();
  const back = new Set(
    deltas.filter(({ op }) => op === "restored").map(({ path }) => path),
  );
  const edits: ConfigDelta[] = [];
  const afterwards: ConfigDelta[] = [];
  for (const delta of deltas) {
    if (delta.op === "added") added.add(delta.path);
    if (delta.op !== "removed") edits.push(delta);
    else if (added.has(delta.path)) afterwards.push(delta);
    // What comes back was never taken away.
    else if (!back.has(delta.path)) edits.push(delta);
  }
  return { edits: inTurn(edits), afterwards };
}

function inTurn(deltas: readonly ConfigDelta[]): ConfigDelta[] {
  const freedBy = new Map<string, ConfigDelta>();
  const takenBy = new Map<string, ConfigDelta>();
  for (const delta of deltas) {
    for (const name of pathsGone(delta)) freedBy.set(name, delta);
    for (const name of pathsNew(delta)) takenBy.set(name, delta);
  }
  const before = (delta: ConfigDelta) =>
    isInPlace(delta)
      ? [takenBy.get(delta.path)]
      : pathsNew(delta).map((name) => freedBy.get(name));

  const ordered: ConfigDelta[] = [];
  const begun = new Set<ConfigDelta>();
  const done = new Set<ConfigDelta>();
  const aside = new Map<ConfigDelta, string>();
  const make = (delta: ConfigDelta): void => {
    if (begun.has(delta)) return;
    begun.add(delta);
    for (const other of before(delta)) {
      if (other === undefined || other === delta) continue;
      make(other);
      if (done.has(other) || other.op !== "renamed" || aside.has(other))
        continue;
      // It waits for this one: a ring.
      const between = `${other.was}_moving`;
      ordered.push({ ...other, path: between });
      aside.set(other, between);
    }
    const was = aside.get(delta);
    ordered.push(
      was === undefined || delta.op !== "renamed"
        ? delta
        : { ...delta, was, transform: { kind: "identity" } },
    );
    done.add(delta);
  };
  for (const delta of deltas) make(delta);
  return ordered;
}

function isInPlace({ op }: ConfigDelta): boolean {
  return op === "required-changed" || op === "type-changed";
}
