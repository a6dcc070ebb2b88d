import type { Origin as Written } from "../release/types.ts";

/** A line of a metadata file or template. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/**
 * Strings carry their origins through the template engine as invisible marks:
 * a start, the index of an origin in private-use digits, an end. The page is
 * rendered once; `readMarks` takes the marks out and tells every line's origin.
 */
const starts = { fact: "\uE000", wording: "\uE002" } as const;
const end = "\uE001";
const zero = 0xe010;
const mark = /([\uE000\uE002])([\uE010-\uE019]+)\uE001/g;

/** Collects the origins that marks point to: of facts, or of a template's wording. */
export class Origins {
  readonly #start: string;
  readonly #all: Origin[] = [];

  constructor(kind: keyof typeof starts = "fact") {
    this.#start = starts[kind];
  }

  /** Marks every line of a text with the line of the file it comes from. */
  mark(text: string, file: string, firstLine: number): string {
    return text
      .split("\n")
      .map((line, index) => this.#of({ file, line: firstLine + index }) + line)
      .join("\n");
  }

  /** Marks a text with one line, whatever its own lines are: folded or computed. */
  markWhole(text: string, file: string, line: number): string {
    const hidden = this.#of({ file, line });
    return text
      .split("\n")
      .map((part) => hidden + part)
      .join("\n");
  }

  /** The origin that a mark's digits name. */
  at(index: number): Origin | undefined {
    return this.#all[index];
  }

  #of(origin: Origin): string {
    const digits = String(this.#all.length);
    this.#all.push(origin);
    let hidden = this.#start;
    for (const digit of digits)
      hidden += String.fromCharCode(zero + Number(digit));
    return hidden + end;
  }
}

/**
 * The text without marks, and the origin of each of its lines. Facts win over
 * wording: a metadata line before a template's.
 */
export function readMarks(
  marked: string,
  { facts, wording }: { readonly facts: Origins; readonly wording?: Origins },
): { readonly text: string; readonly trace: Trace } {
  const trace: (Origin | undefined)[] = [];
  const lines = marked.split("\n").map((line) => {
    let fact: Origin | undefined;
    let word: Origin | undefined;
    const text = line.replace(mark, (_, start: string, digits: string) => {
      if (start === starts.fact) fact ??= facts.at(indexOf(digits));
      else word ??= wording?.at(indexOf(digits));
      return "";
    });
    trace.push(fact ?? word);
    return text;
  });
  return { text: lines.join("\n"), trace };
}

/** Origin of each line of a rendered text, by 0-based line. */
export type Trace = readonly (Origin | undefined)[];

function indexOf(digits: string): number {
  let index = 0;
  for (let at = 0; at < digits.length; at += 1)
    index = index * 10 + (digits.charCodeAt(at) - zero);
  return index;
}

/** The line where a field of a record was written, or the record itself. */
export function lineOf(origin: Written, field: string): number {
  return origin.lines[field] ?? origin.lines["record"] ?? 1;
}
