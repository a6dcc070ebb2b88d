import { isTold } from "./kept-shape.ts";
import type { Told } from "./linted.ts";

/** An answer as it is kept: `told` as JSON, which is read when it is asked for. */
interface Kept {
  /** The page it was found on. */
  readonly file: string;
  told: Told | string;
  isUsed: boolean;
}

/** Copies of a page in folders of their own may be told different things. */
const mostAlike = 8;
const head = "guidepost lint cache 1";

/**
 * What earlier lints told, by a key that stands for all that went in and can be
 * known beforehand. What a lint asked on its way is held against the world
 * before its answer is used again.
 */
export class KnownAnswers {
  readonly #byKey = new Map<string, Kept[]>();

  /** Of keys. */
  get size(): number {
    return this.#byKey.size;
  }

  async find(
    key: string,
    holds: (told: Told) => Promise<boolean>,
  ): Promise<Told | undefined> {
    for (const kept of this.#byKey.get(key) ?? []) {
      const told = read(kept);
      if (!told || !(await holds(told))) continue;
      kept.isUsed = true;
      return told;
    }
    return undefined;
  }

  keep(key: string, told: Told): void {
    if (!told.lasts) return;
    const alike = this.#byKey.get(key) ?? [];
    const kept = { file: told.linted.file, told, isUsed: true };
    this.#byKey.set(key, [kept, ...alike].slice(0, mostAlike));
  }

  /**
   * Forgets of these pages, all that the run looked at, what it did not use. For
   * the next run nothing counts as used.
   */
  forget(files: ReadonlySet<string>): void {
    for (const [key, alike] of this.#byKey) {
      const left = alike.filter(
        ({ file, isUsed }) => isUsed || !files.has(file),
      );
      if (left.length === 0) this.#byKey.delete(key);
      else this.#byKey.set(key, left);
      for (const kept of left) kept.isUsed = false;
    }
  }

  /** All that is known, as text. */
  write(digestOf: (text: string) => string): string {
    const lines: string[] = [];
    for (const [key, alike] of this.#byKey)
      for (const { file, told } of alike) {
        const text = typeof told === "string" ? told : JSON.stringify(told);
        lines.push(`${key}\t${JSON.stringify(file)}\t${text}\n`);
      }
    const body = lines.join("");
    return `${head} ${digestOf(body)}\n${body}`;
  }

  /** Undefined where the text is not whole, or of another kind. */
  static read(
    text: string,
    digestOf: (text: string) => string,
  ): KnownAnswers | undefined {
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (end < 0 || text.slice(0, end) !== `${head} ${digestOf(body)}`)
      return undefined;
    // Whoever wrote it may have counted the digest as well.
    if (body !== "" && !body.endsWith("\n")) return undefined;
    const known = new KnownAnswers();
    for (let at = 0; at < body.length;) {
      const stop = body.indexOf("\n", at);
      if (!known.#take(body.slice(at, stop))) return undefined;
      at = stop + 1;
    }
    return known;
  }

  #take(line: string): boolean {
    const first = line.indexOf("\t");
    const second = line.indexOf("\t", first + 1);
    const key = line.slice(0, first);
    const file = parsed(line.slice(first + 1, second));
    if (typeof file !== "string") return false;
    const kept = { file, told: line.slice(second + 1), isUsed: false };
    const alike = this.#byKey.get(key);
    if (alike) alike.push(kept);
    else this.#byKey.set(key, [kept]);
    return true;
  }
}

/** Undefined where it is no answer of ours. */
function read(kept: Kept): Told | undefined {
  if (typeof kept.told !== "string") return kept.told;
  const told = parsed(kept.told);
  if (!isTold(told)) return undefined;
  kept.told = told;
  return told;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
