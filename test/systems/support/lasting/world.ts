import {
  type Change,
  mapChange,
  type Thing,
} from "../../../../src/tools/thing.ts";
import type { Event } from "../../../../src/session/events.ts";
import { type Value, show } from "../../../../src/session/values.ts";
import { jobsIn } from "./cluster-jobs.ts";
import {
  edited,
  hasNoCopies,
  nothingYet,
  saysAll,
  saysOf,
  type Holding,
  type Move,
} from "./holding.ts";
import { settingsWritten } from "./written-settings.ts";

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
  /** What holds of a database before the page names it. */
  private unnamed = nothingYet;
  private readonly migrates: boolean;
  /** The words of the call before this event. */
  private call: readonly string[] = [];

  constructor(migrates: boolean) {
    this.migrates = migrates;
  }

  follow(event: Event): void {
    const counts = /^(?:keep|call|write-file)$/.test(event.kind);
    if (event.maybe && !counts) return;
    switch (event.kind) {
      case "set":
        if (event.namespace === "host")
          this.variables.set(event.name, show(event.value));
        return;
      case "call":
        this.call = event.argv.map(show);
        if (!passing.test(this.call[0] ?? "")) this.saved = undefined;
        return;
      case "save": {
        const thing = worded(event.thing);
        this.adopt(thing);
        const holding = event.made
          ? {
              ...nothingYet,
              says: event.made.map(show).join(", "),
              of: keyOf(thing),
            }
          : this.copyOf(thing);
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
    if (content !== undefined) {
      // What stood above an appended line is not known, and stays.
      const [, above = "", lines = ""] = /^(…?)(.*)$/s.exec(content) ?? [];
      const kept = above === "" ? [] : was.settings;
      const settings = new Map([...kept, ...settingsWritten(["echo", lines])]);
      this.put(file, { ...nothingYet, says: `text ${content}`, settings });
      return;
    }
    const settings = new Map([...was.settings, ...settingsWritten(this.call)]);
    this.put(file, { ...was, says: edited(was.says), settings });
  }

  private keep(event: Extract<Event, { kind: "keep" }>): void {
    const thing = placed(worded(event.thing), event.namespace);
    const change = changeIn(event);
    if (thing.kind === "database") {
      this.adopt(thing);
      this.keepDatabase(thing, change, event);
      return;
    }
    const now = this.after(thing, change);
    if (thing.kind === "object") {
      const piped = this.saved?.block === event.place.block;
      this.keepObject(thing, piped && this.saved ? this.saved.holding : now);
      return;
    }
    this.put(thing, now);
    if (thing.kind !== "deployment" || change.how === "removed") return;
    this.deployed = saysAll(now);
    this.started(thing, now);
  }

  /** Manifests of a file that saved objects are those; others may run commands. */
  private keepObject(thing: Thing, now: Holding): void {
    const key = now.of ?? keyOf(thing);
    if (key !== thing.kind) this.set(key, now);
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
      const image = this.saysImage();
      const isNew =
        event.fresh && /^(?:service|container):/.test(event.namespace);
      const by = isNew ? `${image}, ${this.saysVariables()}` : this.deployed;
      this.migrate(thing, { to: change.to, by, onStart: false });
      return;
    }
    if (change.how === "set") {
      for (const key of this.databases(thing)) {
        const was = this.things.get(key) ?? this.unnamed;
        const settings = new Map([...was.settings, [change.key, change.value]]);
        this.set(key, { ...was, settings });
      }
      return;
    }
    const now = this.after(thing, change);
    // A script that fills nothing in is no restore.
    if (change.how === "same" && now.of === undefined) return;
    const own = now.of?.replace(/^database ?/, "") ?? "";
    const name = thing.name === "" ? own : thing.name;
    const [only] = this.databases({ kind: "database", name });
    this.set(only ?? "database", now);
    const how = change.how === "removed" ? "removed" : "restored";
    this.upheavals.push({ database: name, how, stopped: this.stopped() });
  }

  /** What was said of a database without its name was said of this one. */
  private adopt(thing: Thing): void {
    const key = keyOf(thing);
    if (thing.kind !== "database" || thing.name === "") return;
    if (this.things.has(key)) return;
    this.things.set(key, this.things.get("database") ?? this.unnamed);
    this.unnamed = this.things.get(key) ?? nothingYet;
    this.things.delete("database");
  }

  /** All that are known; one nobody named stands for those that are not. */
  private databases({ name }: Thing): readonly string[] {
    const named = [...this.things.keys()].filter((key) =>
      key.startsWith("database "),
    );
    if (name !== "") return [`database ${name}`];
    return named.length > 0 ? named : ["database"];
  }

  private migrate(thing: Thing, move: Move): void {
    if (!move.onStart)
      this.upheavals.push({
        database: thing.name,
        how: "migrated",
        stopped: this.stopped(),
      });
    for (const key of this.databases(thing)) {
      const was = this.things.get(key) ?? this.unnamed;
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
    return saves ? { ...holding, of: keyOf(thing) } : holding;
  }

  private find(thing: Thing): Holding {
    const known = this.things.get(keyOf(thing));
    if (known) return known;
    // A client on a machine is fed with a file of the reader's.
    const own = /^(?:\w+:[^:]*):(.+)$/.exec(thing.name)?.[1];
    if (thing.kind === "file" && own !== undefined)
      return this.find({ kind: "file", name: own });
    if (thing.kind !== "database") return nothingYet;
    const [only] = this.databases(thing);
    return this.things.get(only ?? "") ?? this.unnamed;
  }

  private saysOf(thing: Thing): string {
    if (thing.kind === "variables") return this.saysVariables();
    const { says, settings } = this.find(thing);
    // What a file is called is no word of what it is used for.
    const part = thing.kind === "file" ? `(${keyOf(thing)} ${says})` : says;
    return [part, ...saysOf(settings)].join(", ");
  }

  /** What the project's image is, and the settings that choose it. */
  private saysImage(): string {
    const { says } = this.find({ kind: "image", name: "compose" });
    const chosen = [...this.things].filter(([key]) =>
      /^file (?:.*\/)?\.env$/.test(key),
    );
    return [
      says,
      ...chosen.flatMap(([, { settings }]) => saysOf(settings)),
    ].join(", ");
  }

  private saysVariables(): string {
    const all = [...this.variables].map(([name, value]) => `${name}=${value}`);
    return `[${all.join(" ")}]`;
  }

  private stopped(): string[] {
    return [...this.things]
      .filter(
        ([key, { says, settings }]) =>
          (key.startsWith("running ") && says === "stopped") ||
          (key.startsWith("deployment ") && hasNoCopies(settings)),
      )
      .map(([key]) => key.replace(/^(?:running|deployment) /, ""));
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
