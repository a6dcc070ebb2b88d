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
const start = "\uE000";
const end = "\uE001";
const zero = 0xe010;
const mark = /\uE000([\uE010-\uE019]+)\uE001/g;

/** Collects the origins that marks point to. */
export class Origins {
  readonly #all: Origin[] = [];

  /** Marks every line of a text with the line of the file it comes from. */
  mark(text: string, file: string, firstLine: number): string {
    return text
      .split("\n")
      .map((line, index) => this.#of({ file, line: firstLine + index }) + line)
      .join("\n");
  }

  /** Marks a text with one line, whatever its own lines are: folded or computed. */
  markWhole(text: string, file: string, line: number): string {
    return text
      .split("\n")
      .map((part) => this.#of({ file, line }) + part)
      .join("\n");
  }

  #of(origin: Origin): string {
    const digits = String(this.#all.length);
    this.#all.push(origin);
    const hidden = Array.from(digits, (digit) =>
      String.fromCodePoint(zero + Number(digit)),
    );
    return start + hidden.join("") + end;
  }

  /** The text without marks, and the origin of each of its lines. */
  read(marked: string): { text: string; trace: Trace } {
    const lines = marked.split("\n");
    const trace = lines.map((line) => this.#originOf(line));
    return {
      text: lines.map((line) => line.replace(mark, "")).join("\n"),
      trace,
    };
  }

  /** Facts win over wording: a metadata line before a template's. */
  #originOf(line: string): Origin | undefined {
    const origins = Array.from(
      line.matchAll(mark),
      ([, digits = ""]) => this.#all[indexOf(digits)],
    ).filter((origin) => origin !== undefined);
    return origins.find(({ file }) => !file.endsWith(".hbs")) ?? origins.at(0);
  }
}

/** Origin of each line of a rendered text, by 0-based line. */
export type Trace = readonly (Origin | undefined)[];

function indexOf(digits: string): number {
  const decimal = Array.from(digits, (digit) =>
    String((digit.codePointAt(0) ?? zero) - zero),
  );
  return Number(decimal.join(""));
}

/** The line where a field of a record was written, or the record itself. */
export function lineOf(origin: Written, field: string): number {
  return origin.lines[field] ?? origin.lines["record"] ?? 1;
}
