import type { ConfigDelta } from "../../../src/release/types.ts";
import type { History } from "./histories.ts";
import { departures, nameOf } from "./travel.ts";

/** What makes a history hard to settle. */
export const classes = {
  swap: hasSwap,
  "re-add": ({ releases }) =>
    followsUp(releases, "removed", (delta) => delta.op === "added"),
  restore: ({ releases }) =>
    followsUp(releases, "removed", (delta) => delta.op === "restored"),
  split: has((delta) => delta.op === "split"),
  merge: has((delta) => delta.op === "merged"),
  "rename chain": hasChain,
  "default flip": hasFlip,
  "unit change": has(
    (delta) =>
      (delta.op === "renamed" || delta.op === "type-changed") &&
      delta.transform.kind === "multiply",
  ),
} satisfies Record<string, (history: History) => boolean>;

type Releases = History["releases"];

function has(
  isSo: (delta: ConfigDelta) => boolean,
): (history: History) => boolean {
  return ({ releases }) => releases.some(({ deltas }) => deltas.some(isSo));
}

function hasSwap({ releases }: History): boolean {
  return releases.some(({ deltas }) => {
    const renames = deltas.filter((delta) => delta.op === "renamed");
    return renames.some((one) =>
      renames.some(
        (other) =>
          one.surface === other.surface &&
          one.path === other.was &&
          one.was === other.path,
      ),
    );
  });
}

/** Whether a later release speaks so of a key that `op` was the last to speak of. */
function followsUp(
  releases: Releases,
  op: ConfigDelta["op"],
  isNext: (delta: ConfigDelta) => boolean,
): boolean {
  const after = new Set<string>();
  for (const { deltas } of releases) {
    if (deltas.some((delta) => isNext(delta) && after.has(nameOf(delta))))
      return true;
    for (const delta of deltas) {
      after.delete(nameOf(delta));
      if (delta.op === op) after.add(nameOf(delta));
    }
  }
  return false;
}

/** A key that is renamed in one release and again in a later one. */
function hasChain({ releases }: History): boolean {
  const renamed = new Set<string>();
  for (const { deltas } of releases) {
    const renames = deltas.filter((delta) => delta.op === "renamed");
    if (renames.some(({ surface, was }) => renamed.has(`${surface}/${was}`)))
      return true;
    for (const name of deltas.flatMap(departures)) renamed.delete(name);
    for (const delta of renames) renamed.add(nameOf(delta));
  }
  return false;
}

/** A default that goes and comes back, while the key keeps its name. */
function hasFlip({ releases }: History): boolean {
  const former = new Map<string, unknown[]>();
  for (const { deltas } of releases) {
    for (const name of deltas.flatMap(departures)) former.delete(name);
    for (const delta of deltas) {
      if (delta.op !== "default-changed") continue;
      const before = former.get(nameOf(delta)) ?? [];
      if (before.includes(delta.now)) return true;
      former.set(nameOf(delta), [...before, delta.was]);
    }
  }
  return false;
}
