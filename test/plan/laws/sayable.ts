import type { ConfigDelta, Transform } from "../../../src/release/types.ts";
import { departures, nameOf } from "./travel.ts";

/** What a leg has done to a key, as far as it limits what one delta can still say. */
export interface Past {
  /** Its value was calculated: multiplied, mapped or by hand. */
  readonly computed: boolean;
  /** The leg itself may have set it. */
  readonly placed: boolean;
  readonly merged: boolean;
  /** Restored from before the leg. */
  readonly back: boolean;
  /** And moved since: it is new to the leg, and no delta knows its type and flags. */
  readonly bare: boolean;
  /** A merge and a calculation, or a merge of what the leg placed: no delta says both. */
  readonly unsayable: boolean;
}

const untouched: Past = {
  computed: false,
  placed: false,
  merged: false,
  back: false,
  bare: false,
  unsayable: false,
};

/**
 * The past of each key at the end of a leg; keys that the leg left alone are
 * missing. Deltas can chain transforms and fold templates, but a merge takes
 * plain keys of the leg's start and gives plain text.
 */
export function pastsOf(
  releases: readonly (readonly ConfigDelta[])[],
): Map<string, Past> {
  let pasts = new Map<string, Past>();
  const removed = new Map<string, Past>();
  for (const deltas of releases) {
    const past = (name: string): Past => pasts.get(name) ?? untouched;
    const after = new Map(pasts);
    for (const delta of deltas) {
      for (const name of departures(delta)) {
        after.delete(name);
        if (delta.op === "removed") removed.set(name, past(name));
      }
    }
    for (const delta of deltas)
      for (const [name, now] of arrivals(delta, past)) {
        after.set(name, now);
        removed.delete(name);
      }
    for (const delta of deltas) {
      const name = nameOf(delta);
      if (delta.op === "restored")
        after.set(
          name,
          removed.get(name) ?? {
            ...untouched,
            placed: true,
            back: true,
          },
        );
      if (delta.op === "required-changed" && delta.now)
        after.set(name, { ...(after.get(name) ?? untouched), placed: true });
    }
    pasts = after;
  }
  return pasts;
}

function* arrivals(
  delta: ConfigDelta,
  past: (name: string) => Past,
): Generator<readonly [string, Past]> {
  const name = nameOf(delta);
  const { surface } = delta;
  switch (delta.op) {
    case "renamed":
      yield [name, through(delta.transform, past(`${surface}/${delta.was}`))];
      return;
    case "type-changed":
      yield [name, through(delta.transform, past(name))];
      return;
    case "split":
      for (const { path, transform } of delta.into)
        yield [`${surface}/${path}`, through(transform, past(name))];
      return;
    case "merged": {
      const old = delta.from.map((path) => past(`${surface}/${path}`));
      const some = (is: keyof Past) => old.some((one) => one[is]);
      yield [
        name,
        {
          computed: false,
          placed: some("placed"),
          merged: true,
          back: false,
          bare: false,
          unsayable: some("computed") || some("placed") || some("unsayable"),
        },
      ];
      return;
    }
    case "added":
      yield [name, { ...untouched, placed: true }];
      return;
    default:
  }
}

function through(transform: Transform, past: Past): Past {
  const moved = { ...past, back: false, bare: past.bare || past.back };
  if (transform.kind === "identity" || transform.kind === "template")
    return moved;
  return { ...moved, computed: true, unsayable: past.unsayable || past.merged };
}
