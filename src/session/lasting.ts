import { type Change, mapChange, type Thing } from "../tools/thing.ts";
import type { Event } from "./events.ts";
import { jobsIn } from "./cluster-jobs.ts";
import { type Value, show } from "./values.ts";

/** What a thing that lasts holds, as far as the page tells. */
export interface Holding {
  /** In words: `at first`, `chart web, version 2.1.0, (file values.yaml at first)`. */
  readonly says: string;
  /** Settings that calls gave it, or took out, since then. */
  readonly settings: ReadonlyMap<string, string | undefined>;
  /** Of a database: where its schema went since then. */
  readonly moves: readonly Move[];
  /** The database that a dump or a snapshot came from. */
  readonly of?: string;
}

/** A schema goes to a revision, or to the newest that a program knows. */
export interface Move {
  readonly to: string;
  /** What the program came from, in words: an image, a deployment. */
  readonly by: string;
  /** The program that starts does it, without a call. */
  readonly onStart: boolean;
}

/** A database changed as a whole, and what had been stopped for it. */
export interface Upheaval {
  readonly database: string;
  readonly how: "migrated" | "restored" | "removed";
  readonly stopped: readonly string[];
}

/** What lasts when all events of a page have happened. */
export interface Lasting {
  /** By kind and name, `deployment web/web`; of those that some call changed. */
  readonly things: ReadonlyMap<string, Holding>;
  readonly upheavals: readonly Upheaval[];
}

/** Files pass through these with what they hold. */
const passing = /^(?:gzip|pigz|zstd|xz|bzip2|cat|tee|pv|docker|kubectl|sudo)$/;

const nothingYet: Holding = {
  says: "at first",
  settings: new Map(),
  moves: [],
};

/**
 * Follows what lasts through a log: what tools say they keep, copies of files,
 * and files that a call wrote what it saved to. `migrates` says that a program
 * migrates its database when it starts.
 */
export function lastingAfter(
  events: readonly Event[],
  { migrates = false }: { readonly migrates?: boolean } = {},
): Lasting {
  const world = new World(migrates);
  for (const event of events) world.follow(event);
  return { things: world.things, upheavals: world.upheavals };
}

export function keyOf({ kind, name }: Thing): string {
  return `${kind} ${name}`.trim();
}

class World {
  readonly things = new Map<string, Holding>();
  readonly upheavals: Upheaval[] = [];
  private readonly before = new Map<string, Holding>();
  private readonly variables = new Map<string, string>();
  /** What the command that runs prints, until it is written or lost. */
  private saved: { holding: Holding; block: number } | undefined;
  private deployed = nothingYet.says;
  private readonly migrates: boolean;

  constructor(migrates: boolean) {
    this.migrates = migrates;
  }

  follow(event: Event): void {
    const changes = event.kind === "keep" || event.kind === "write-file";
    if (event.maybe && !changes) return;
    switch (event.kind) {
      case "set":
        if (event.namespace === "host")
          this.variables.set(event.name, show(event.value));
        return;
      case "call": {
        const [name = []] = event.argv;
        if (!passing.test(show(name))) this.saved = undefined;
        return;
      }
      case "save": {
        const holding = this.copyOf(worded(event.thing));
        if (event.to) this.put(fileOf(event, event.to), holding);
        else this.saved = { holding, block: event.place.block };
        return;
      }
      case "write-file":
        this.write(event);
        return;
      case "remove-file":
        this.things.set(keyOf(fileOf(event, event.path)), {
          ...nothingYet,
          says: "gone",
        });
        return;
      case "keep":
        this.keep(event);
    }
  }

  private write(event: Extract<Event, { kind: "write-file" }>): void {
    const file = fileOf(event, event.path);
    const { saved } = this;
    this.saved = undefined;
    if (saved?.block === event.place.block) {
      this.put(file, saved.holding);
      return;
    }
    const content = event.form.content && show(event.form.content);
    const was = this.find(file);
    this.put(
      file,
      content === undefined
        ? { ...was, says: `${was.says}, edited` }
        : { ...nothingYet, says: `text ${content}` },
    );
  }

  private keep(event: Extract<Event, { kind: "keep" }>): void {
    const thing = placed(worded(event.thing), event.namespace);
    const change = changeIn(event);
    if (thing.kind === "database") {
      this.keepDatabase(thing, change, event);
      return;
    }
    const now = this.after(thing, change);
    if (thing.kind === "object") {
      this.keepObject(thing, now);
      return;
    }
    this.put(thing, now);
    if (thing.kind !== "deployment" || change.how === "removed") return;
    this.deployed = now.says;
    this.started(thing, now);
  }

  /** Manifests of a file that saved objects are those; others may run commands. */
  private keepObject(thing: Thing, now: Holding): void {
    const name = now.of ?? thing.name;
    if (name !== "") this.put({ kind: "object", name }, now);
    for (const { name: job, image, keeps } of jobsIn(now.says)) {
      this.put({ kind: "object", name: job }, { ...nothingYet, says: image });
      for (const { thing: kept, change } of keeps) {
        if (kept.kind === "database" && change.how === "migrated")
          this.migrate(kept, { to: change.to, by: image, onStart: false });
      }
    }
  }

  private keepDatabase(
    thing: Thing,
    change: Change,
    event: Extract<Event, { kind: "keep" }>,
  ): void {
    if (change.how === "migrated") {
      const image = this.find({ kind: "image", name: "compose" }).says;
      const by = event.fresh
        ? `${image}, ${this.saysVariables()}`
        : this.deployed;
      this.migrate(thing, { to: change.to, by, onStart: false });
      return;
    }
    const now = this.after(thing, change);
    // A script that fills nothing in is no restore.
    if (change.how === "same" && now.of === undefined) return;
    const name = thing.name === "" ? (now.of ?? "") : thing.name;
    this.put({ kind: "database", name }, now);
    const how = change.how === "removed" ? "removed" : "restored";
    this.upheavals.push({ database: name, how, stopped: this.stopped() });
  }

  private migrate(thing: Thing, move: Move): void {
    if (!move.onStart)
      this.upheavals.push({
        database: thing.name,
        how: "migrated",
        stopped: this.stopped(),
      });
    const known = [...this.things.keys()].filter((key) =>
      key.startsWith("database"),
    );
    const all =
      thing.name === "" ? new Set([...known, "database"]) : [keyOf(thing)];
    for (const key of all) {
      const was = this.things.get(key) ?? this.find(thing);
      this.set(key, { ...was, moves: [...was.moves, move] });
    }
  }

  /** All of a release runs again, and what migrates on its start has done so. */
  private started({ name }: Thing, now: Holding): void {
    if (!/\/(?:deployment|statefulset)\//.test(`/${name}`))
      for (const key of this.things.keys())
        if (key.startsWith("running ")) this.things.delete(key);
    if (!this.migrates || now.says.includes("no hooks")) return;
    const by = saysAll(now);
    this.migrate(
      { kind: "database", name: "" },
      { to: "head", by, onStart: true },
    );
  }

  private after(thing: Thing, change: Change): Holding {
    const was = this.find(thing);
    switch (change.how) {
      case "made": {
        const parts = change.of.map((part) =>
          typeof part === "string" ? part : this.saysOf(part),
        );
        return {
          ...nothingYet,
          says: parts.filter((part) => part !== "").join(", "),
        };
      }
      case "same":
        return this.copyOf(change.as);
      case "set":
        return {
          ...was,
          settings: new Map([...was.settings, [change.key, change.value]]),
        };
      case "returned":
        return this.before.get(keyOf(thing)) ?? nothingYet;
      case "removed":
        return { ...nothingYet, says: "gone" };
      case "fed":
      case "migrated":
        return { ...nothingYet, says: "what its input held" };
    }
  }

  /** A dump is of the database, and a copy of a dump is, too. */
  private copyOf(thing: Thing): Holding {
    const holding = this.find(thing);
    const saves = /^(?:database|object|deployment)$/.test(thing.kind);
    return saves ? { ...holding, of: thing.name } : holding;
  }

  private find(thing: Thing): Holding {
    const known = this.things.get(keyOf(thing));
    if (known) return known;
    // One whose name was not said is every one.
    const any = this.things.get(thing.kind);
    return (thing.kind === "database" && any) || nothingYet;
  }

  private saysOf(thing: Thing): string {
    if (thing.kind === "variables") return this.saysVariables();
    const says = saysAll(this.find(thing));
    return thing.kind === "file" ? `(${keyOf(thing)} ${says})` : says;
  }

  private saysVariables(): string {
    return [...this.variables]
      .map(([name, value]) => `${name}=${value}`)
      .join(" ");
  }

  private stopped(): string[] {
    return [...this.things]
      .filter(
        ([key, { says }]) => key.startsWith("running ") && says === "stopped",
      )
      .map(([key]) => key.replace("running ", ""));
  }

  private put(thing: Thing, holding: Holding): void {
    this.set(keyOf(thing), holding);
    if (thing.kind === "running" && holding.says === "gone")
      this.things.delete(keyOf(thing));
  }

  private set(key: string, holding: Holding): void {
    this.before.set(key, this.things.get(key) ?? nothingYet);
    this.things.set(key, holding);
  }
}

/** With its settings: `at first; web:image mill/web:2.1.0`. */
export function saysAll({ says, settings }: Holding): string {
  const set = [...settings].map(
    ([key, value = "taken out"]) => `${key} ${value}`,
  );
  return [says, ...set].join("; ");
}

function worded({ kind, name }: Thing<Value>): Thing {
  return { kind, name: show(name) };
}

function changeIn({
  change,
  namespace,
}: Extract<Event, { kind: "keep" }>): Change {
  return mapChange(change, show, (thing) => placed(worded(thing), namespace));
}

/** Files of a machine are not those of the reader's. */
function placed(thing: Thing, namespace: string): Thing {
  return thing.kind === "file" && namespace !== "host"
    ? { kind: "file", name: `${namespace}:${thing.name}` }
    : thing;
}

function fileOf({ namespace }: Event, path: Value): Thing {
  return placed({ kind: "file", name: show(path) }, namespace);
}
