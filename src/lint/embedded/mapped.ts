import type { Range } from "../../shell/script.ts";

/** A text taken out of another one, with where each of its characters stood. */
export interface Mapped {
  readonly text: string;
  /** The offset of each character, and of the end, in the block or page. */
  readonly origins: readonly number[];
  /** Stretches that stand for what nobody knows: an expansion, a placeholder. */
  readonly holes: readonly Range[];
  /** A double quote of the text that the shell takes for the end of its own. */
  readonly lost?: Range;
  /** Variables that single quotes keep from the shell. */
  readonly kept?: readonly Range[];
}

/** Stands for what nobody knows; a name in every language that is read. */
export const HOLE = "_";

/** A text that is all there, as it stands. */
export function whole(text: string, holes: readonly Range[] = []): Mapped {
  const origins: number[] = [];
  for (let at = 0; at <= text.length; at++) origins.push(at);
  return { text, origins, holes };
}

export function slice(
  { text, origins, holes, lost, kept }: Mapped,
  start: number,
  end = text.length,
): Mapped {
  return {
    text: text.slice(start, end),
    origins: origins.slice(start, end + 1),
    holes: holes
      .filter((hole) => hole.start < end && hole.end > start)
      .map((hole) => ({
        start: Math.max(hole.start, start) - start,
        end: Math.min(hole.end, end) - start,
      })),
    ...(lost && { lost }),
    ...(kept && { kept }),
  };
}

/** Where a stretch of a mapped text stood; the end stands behind the last character. */
export function originOf({ origins }: Mapped, { start, end }: Range): Range {
  const last = origins[Math.max(start, end - 1)] ?? 0;
  if (start < origins.length - 1)
    return { start: origins[start] ?? 0, end: end > start ? last + 1 : last };
  const before = origins[origins.length - 2];
  const at = before === undefined ? last : before + 1;
  return { start: at, end: at };
}

/** Puts a mapped text together from pieces of another one. */
export class Mapping {
  readonly #source: Mapped;
  #text = "";
  #origins: number[] = [];
  #holes: Range[] = [];
  #last: Range | undefined;

  constructor(source: Mapped) {
    this.#source = source;
  }

  /** Takes characters over; those of a hole become one. */
  copy(start: number, end: number): void {
    const { text, origins, holes } = this.#source;
    if (holes.length === 0) {
      this.#text += text.slice(start, end);
      for (let at = start; at < end; at++) this.#origins.push(origins[at] ?? 0);
      return;
    }
    for (let at = start; at < end;) {
      const hole = holes.find((hole) => hole.start <= at && at < hole.end);
      if (hole) {
        if (hole !== this.#last) this.hole(at);
        this.#last = hole;
        at = hole.end;
      } else {
        this.put(text.charAt(at), at);
        at += 1;
      }
    }
  }

  /** A character that is written otherwise: `\"`. */
  put(char: string, at: number): void {
    this.#text += char;
    this.#origins.push(this.#source.origins[at] ?? 0);
  }

  /** What nobody knows. */
  hole(at: number): void {
    const start = this.#text.length;
    this.#holes.push({ start, end: start + HOLE.length });
    this.put(HOLE, at);
  }

  done(end: number): Mapped {
    return {
      text: this.#text,
      origins: [...this.#origins, this.#source.origins[end] ?? 0],
      holes: this.#holes,
    };
  }
}
