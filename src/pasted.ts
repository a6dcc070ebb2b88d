import { editForms } from "./guide/edits/index.ts";
import { describeTransform } from "./plan/settle/transform.ts";
import type { Leg } from "./plan/plan.ts";
import type { ConfigDelta, Scalar, Surface } from "./release/types.ts";
import { formats } from "./surface/formats/index.ts";
import { readSettings } from "./surface/read.ts";

/** What an operator's own file needs on a way, or why it cannot be read. */
export type Pasted =
  | { readonly kind: "advice"; readonly advice: readonly Advice[] }
  | {
      readonly kind: "unreadable";
      /** 1-based. */
      readonly line: number;
      readonly message: string;
    };

/** One sentence about one key. */
export interface Advice {
  /** `must`: the upgrade needs it; `know`: it changes for you. */
  readonly kind: "must" | "know";
  /** 1-based, where the key stands in the pasted text. */
  readonly line?: number;
  readonly words: string;
  /** The release the leg leads to. */
  readonly to: string;
}

/**
 * Holds an operator's file against the settled changes of each leg: what of them
 * concerns it. The text is read where this runs and goes nowhere.
 */
export async function adviseOn(
  text: string,
  surface: Surface,
  legs: readonly Pick<Leg, "to" | "config">[],
): Promise<Pasted> {
  const format = await formats[surface.format]();
  const { freeForm } = surface;
  const reading = readSettings(format, text, { freeForm });
  if (reading.kind === "unreadable") return reading;
  const file = new OwnFile(
    reading.settings.map(({ path, line }) => [path, line]),
  );
  const key = (path: string) => `\`${editForms[surface.format].name(path)}\``;
  const advice: Advice[] = [];
  for (const { to, config } of legs) {
    const here = config.filter((delta) => delta.surface === surface.id);
    for (const delta of here) {
      const said = adviceOf(delta, file, key);
      if (said) advice.push({ ...said, to });
    }
    for (const delta of here) file.apply(delta);
  }
  return { kind: "advice", advice };
}

type Said = Omit<Advice, "to">;

function adviceOf(
  delta: ConfigDelta,
  file: OwnFile,
  key: (path: string) => string,
): Said | undefined {
  const at = file.lineOf(delta.path);
  const note = delta.note === undefined ? "" : `. ${delta.note}`;
  switch (delta.op) {
    case "added":
      if (!delta.required || at) return undefined;
      return {
        kind: "must",
        words: `Set ${key(delta.path)}: it is new and required${note}`,
      };
    case "removed": {
      const instead =
        delta.instead === undefined ? "" : `; instead: ${delta.instead}`;
      return at && must(at, `Remove ${key(delta.path)}${instead}${note}`);
    }
    case "renamed": {
      const was = file.lineOf(delta.was);
      const how = describeTransform(delta.transform);
      const converted = delta.transform.kind === "identity" ? "" : `, ${how}`;
      return (
        was &&
        must(
          was,
          `Move ${key(delta.was)} to ${key(delta.path)}${converted}${note}`,
        )
      );
    }
    case "split": {
      const into = delta.into.map(({ path }) => key(path)).join(", ");
      return at && must(at, `Split ${key(delta.path)} into ${into}${note}`);
    }
    case "merged": {
      const from = delta.from.flatMap((path) => file.lineOf(path) ?? [])[0];
      const names = delta.from.map(key).join(", ");
      return (
        from && must(from, `Merge ${names} into ${key(delta.path)}${note}`)
      );
    }
    case "type-changed":
      return (
        at &&
        must(
          at,
          `Make ${key(delta.path)} a ${delta.now}: it was a ${delta.was}${note}`,
        )
      );
    case "required-changed":
      if (!delta.now || at) return undefined;
      return {
        kind: "must",
        words: `Set ${key(delta.path)}: it is required now${note}`,
      };
    case "default-changed": {
      if (at) return undefined;
      const from = `${shown(delta.was)} to ${shown(delta.now)}`;
      const words = `You do not set ${key(delta.path)}: its default goes from ${from}${note}`;
      return { kind: "know", words };
    }
    case "deprecated":
      return (
        at && {
          kind: "know",
          ...at,
          words: `${key(delta.path)} is deprecated${note}`,
        }
      );
    case "restored":
      return (
        at && {
          kind: "know",
          ...at,
          words: `${key(delta.path)} counts again${note}`,
        }
      );
    case "undeprecated":
      return undefined;
  }
}

function must(at: { readonly line?: number }, words: string): Said {
  return { kind: "must", ...at, words };
}

function shown(value: Scalar): string {
  return `\`${String(value)}\``;
}

/** The keys of a file while it follows the way: a leg finds what those before left. */
class OwnFile {
  readonly #lines: Map<string, number | undefined>;

  constructor(lines: Iterable<readonly [path: string, line: number]>) {
    this.#lines = new Map(lines);
  }

  /** Of the key, or of the first below it; undefined where there is none. */
  lineOf(path: string): { readonly line?: number } | undefined {
    const below = `${path}/`;
    for (const [other, line] of this.#lines) {
      if (other !== path && !other.startsWith(below)) continue;
      return line === undefined ? {} : { line };
    }
    return undefined;
  }

  apply(delta: ConfigDelta): void {
    switch (delta.op) {
      case "added":
        if (delta.required && !this.lineOf(delta.path))
          this.#lines.set(delta.path, undefined);
        return;
      case "removed":
        return this.#take(delta.path);
      case "renamed":
        return this.#move([delta.was], [delta.path]);
      case "split":
        return this.#move(
          [delta.path],
          delta.into.map(({ path }) => path),
        );
      case "merged":
        return this.#move(delta.from, [delta.path]);
      default:
        return;
    }
  }

  #move(from: readonly string[], to: readonly string[]): void {
    const at = from.flatMap((path) => this.lineOf(path) ?? [])[0];
    if (!at) return;
    for (const path of from) this.#take(path);
    for (const path of to) this.#lines.set(path, at.line);
  }

  #take(path: string): void {
    for (const other of this.#lines.keys()) {
      if (other === path || other.startsWith(`${path}/`))
        this.#lines.delete(other);
    }
  }
}
