import type {
  ConfigChange,
  ConfigDelta,
  Scalar,
} from "../../../src/release/types.ts";
import { paths } from "./settings.ts";
import { apply } from "./simulator.ts";
import { departures, nameOf, namesIn, type Key, type State } from "./travel.ts";
import { isScalar, transformed } from "./values.ts";

/** A living key, its name taken apart. */
export interface Living {
  readonly surface: string;
  readonly path: string;
  readonly key: Key;
  /** Defaults it had before, oldest first, as they would be now. */
  readonly former: readonly Scalar[];
}

/** What a product remembers between its releases. */
export interface Chronicle {
  readonly state: State;
  /** Names, those that changed last first. */
  readonly recent: readonly string[];
  readonly former: ReadonlyMap<string, readonly Scalar[]>;
}

/** A release in the making: it offers only what keeps it valid. */
export class Draft {
  readonly deltas: ConfigDelta[] = [];
  private readonly before: Chronicle;
  private readonly file: string;
  /** Names that a delta of this release speaks of. */
  private readonly busy = new Set<string>();

  constructor(before: Chronicle, file: string) {
    this.before = before;
    this.file = file;
  }

  /** Keys that nothing of this release speaks of yet. */
  idle(): Living[] {
    return this.living().filter(
      ({ surface, path }) => !this.busy.has(`${surface}/${path}`),
    );
  }

  /** Keys whose attributes may change: idle ones, and those that just moved here. */
  changeable(): Living[] {
    const moved = this.deltas.flatMap((delta) => {
      if (delta.op === "renamed") return [nameOf(delta)];
      if (delta.op !== "split") return [];
      return delta.into.map(({ path }) => `${delta.surface}/${path}`);
    });
    const changed = new Set(
      this.deltas
        .filter(({ op }) => op !== "renamed" && op !== "split")
        .map(nameOf),
    );
    return this.living().filter(({ surface, path }) => {
      const name = `${surface}/${path}`;
      if (!this.busy.has(name)) return true;
      return moved.includes(name) && !changed.has(name);
    });
  }

  /** Paths that a key may arrive under. */
  free(surface: string): string[] {
    const taken = new Set(
      this.living().map((key) => `${key.surface}/${key.path}`),
    );
    return paths.filter((path) => !taken.has(`${surface}/${path}`));
  }

  /** Paths whose key did not leave by a removal of this same release. */
  freeForNew(surface: string): string[] {
    const removed = this.deltas
      .filter(({ op }) => op === "removed")
      .map(nameOf);
    return this.free(surface).filter(
      (path) => !removed.includes(`${surface}/${path}`),
    );
  }

  /** Keys that may be restored: the operator can do without them. */
  restorable(): Living[] {
    return this.gone().filter(({ key }) => !key.required);
  }

  /** Keys that an earlier release removed. */
  gone(): Living[] {
    const { gone } = this.before.state;
    return this.describe(gone).filter(
      ({ surface, path }) =>
        this.freeForNew(surface).includes(path) &&
        !this.busy.has(`${surface}/${path}`),
    );
  }

  add(surface: string, path: string, change: ConfigChange): void {
    const line = this.deltas.length + 1;
    const delta: ConfigDelta = {
      ...change,
      surface,
      path,
      origin: { file: this.file, lines: { op: line } },
      ...(line % 2 === 0 && { note: `Line ${line} of ${this.file}` }),
      ...(line % 3 === 0 && { untouched: "ignored" }),
    };
    this.deltas.push(delta);
    for (const name of namesIn(delta)) this.busy.add(name);
  }

  /** The product after this release. */
  done(): Chronicle {
    const { recent, former, state } = this.before;
    return {
      state: apply(state, this.deltas),
      recent: [...new Set([...this.busy, ...recent])],
      former: formerAfter(former, this.deltas),
    };
  }

  private living(): Living[] {
    return this.describe(apply(this.before.state, this.deltas).keys);
  }

  private describe(keys: ReadonlyMap<string, Key>): Living[] {
    const { recent } = this.before;
    const former = formerAfter(this.before.former, this.deltas);
    const rank = (name: string) => {
      const at = recent.indexOf(name);
      return at === -1 ? recent.length : at;
    };
    return [...keys]
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([name, key]) => {
        const slash = name.indexOf("/");
        return {
          surface: name.slice(0, slash),
          path: name.slice(slash + 1),
          key,
          former: former.get(name) ?? [],
        };
      });
  }
}

function formerAfter(
  before: ReadonlyMap<string, readonly Scalar[]>,
  deltas: readonly ConfigDelta[],
): Map<string, readonly Scalar[]> {
  const after = new Map(before);
  const departed = deltas.flatMap(departures);
  for (const name of departed) after.delete(name);
  for (const delta of deltas) {
    const name = nameOf(delta);
    if (delta.op === "renamed" || delta.op === "type-changed") {
      const old =
        delta.op === "renamed" ? `${delta.surface}/${delta.was}` : name;
      const defaults = (before.get(old) ?? [])
        .map((value) => transformed(value, delta.transform))
        .filter(isScalar);
      after.set(name, defaults);
    }
  }
  for (const delta of deltas) {
    if (delta.op !== "default-changed") continue;
    const name = nameOf(delta);
    after.set(name, [...(after.get(name) ?? []), delta.was]);
  }
  return after;
}
