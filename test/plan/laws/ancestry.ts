import type { ReleaseDeltas } from "../../../src/plan/settle/settle.ts";
import type { ConfigDelta } from "../../../src/release/types.ts";
import { departures, nameOf, type State } from "./travel.ts";

/** Where a key comes from. */
export interface Ancestry {
  /** The same as long as the key is only renamed or converted. */
  readonly id: number;
  /** Its own id, and those of keys of the leg that were split or merged into it. */
  readonly line: ReadonlySet<number>;
  /** Keys of the leg's start that fed it; none for a key that the leg added. */
  readonly sources: ReadonlySet<string>;
  /** The last word of the leg on its deprecation. */
  readonly deprecation?: Deprecation;
}

export interface Deprecation {
  readonly since: string;
  readonly instead: string | undefined;
}

/** What a step reads: it may run before its release changes the settings, or after. */
export interface Read {
  readonly name: string;
  readonly key: Ancestry;
  /** Whether the step certainly reads this key, under a name it has on the way. */
  readonly isSure: boolean;
}

/** The keys of a leg, by name alone: who descends from whom. */
export class Family {
  readonly living = new Map<string, Ancestry>();
  /** Last removals, by the name the key had at the leg's start. */
  readonly removed = new Map<string, Ancestry>();
  /** Keys of the start that were split or merged. */
  readonly branched = new Set<string>();
  readonly read: Read[] = [];
  /** The last key under each name that was removed. */
  readonly buried = new Map<string, Ancestry>();
  /** Removed keys that may come back. */
  private readonly lost = new Map<string, Ancestry>();
  private ids = 0;

  constructor({ keys }: State, releases: readonly ReleaseDeltas[]) {
    for (const name of keys.keys()) this.living.set(name, this.child([name]));
    for (const release of releases) this.absorb(release);
  }

  /** Names of the start whose key, or a part of it, lives. */
  heirs(): Set<string> {
    const living = [...this.living.values()];
    return new Set(living.flatMap(({ sources }) => [...sources]));
  }

  private absorb({ version, deltas, reads }: ReleaseDeltas): void {
    const before = new Map(this.living);
    const parentsOf = (delta: ConfigDelta) =>
      departures(delta).flatMap((name) => before.get(name) ?? []);
    for (const delta of deltas) {
      for (const name of departures(delta)) this.living.delete(name);
      if (delta.op === "removed") this.bury(nameOf(delta), parentsOf(delta));
    }
    for (const delta of deltas) {
      for (const [name, key] of this.births(delta, parentsOf(delta))) {
        this.living.set(name, key);
        this.lost.delete(name);
        this.buried.delete(name);
      }
    }
    for (const delta of deltas) this.change(delta, version);
    for (const name of reads) {
      const [old, key] = [before.get(name), this.living.get(name)];
      if (key) this.read.push({ name, key, isSure: true });
      if (!old || old.id === key?.id) continue;
      // Whoever wrote the release knew what it takes away, but not what the leg does.
      const isSure = !key && !old.sources.has(name);
      this.read.push({ name, key: old, isSure });
    }
  }

  private bury(name: string, keys: readonly Ancestry[]): void {
    for (const key of keys) {
      this.lost.set(name, key);
      this.buried.set(name, key);
      for (const source of key.sources) this.removed.set(source, key);
    }
  }

  private births(
    delta: ConfigDelta,
    parents: readonly Ancestry[],
  ): (readonly [string, Ancestry])[] {
    const [parent = this.child([])] = parents;
    const sources = parents.flatMap((one) => [...one.sources]);
    switch (delta.op) {
      case "renamed":
      case "type-changed":
        return [[nameOf(delta), parent]];
      case "added":
        return [[nameOf(delta), this.child([])]];
      case "merged":
        for (const name of sources) this.branched.add(name);
        return [[nameOf(delta), this.child(sources, parents)]];
      case "split": {
        for (const name of sources) this.branched.add(name);
        return delta.into.map(({ path }) => {
          const { deprecation } = parent;
          const key = {
            ...this.child(sources, parents),
            ...(deprecation && { deprecation }),
          };
          return [`${delta.surface}/${path}`, key];
        });
      }
      default:
        return [];
    }
  }

  private change(delta: ConfigDelta, version: string): void {
    const name = nameOf(delta);
    const key = this.living.get(name) ?? this.lost.get(name) ?? this.child([]);
    const { deprecation: _, ...rest } = key;
    if (delta.op === "restored") {
      this.living.set(name, key);
      this.buried.delete(name);
    }
    if (delta.op === "undeprecated") this.living.set(name, rest);
    if (delta.op !== "deprecated") return;
    const deprecation = { since: version, instead: delta.instead };
    this.living.set(name, { ...rest, deprecation });
  }

  private child(
    sources: Iterable<string>,
    parents: readonly Ancestry[] = [],
  ): Ancestry {
    this.ids += 1;
    const id = this.ids;
    const line = new Set([id, ...parents.flatMap((one) => [...one.line])]);
    return { id, line, sources: new Set(sources) };
  }
}
