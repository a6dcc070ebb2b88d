import type { Origin as Written } from "../release/types.ts";

/** A line of a metadata file or template. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/**
 * Strings carry their origins through the template engine as invisible marks:
 * a start, a kind, the index of an origin in private-use digits, an end. The
 * page is rendered once; `readMarks` takes the marks out and tells every line's
 * origin.
 */
const start = "\uE000";
const end = 0xe001;
const kinds = { fact: 0xe002, wording: 0xe003 } as const;
const zero = 0xe010;

/** Collects the origins that marks point to: of facts, or of a template's wording. */
export class Origins {
  readonly #head: string;
  readonly #all: Origin[] = [];

  constructor(kind: keyof typeof kinds = "fact") {
    this.#head = start + String.fromCharCode(kinds[kind]);
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
    let hidden = this.#head;
    for (const digit of digits)
      hidden += String.fromCharCode(zero + Number(digit));
    return hidden + String.fromCharCode(end);
  }
}

/** Marks nothing: for guides that only a reader sees. */
class NoOrigins extends Origins {
  override mark(text: string): string {
    return text;
  }

  override markWhole(text: string): string {
    return text;
  }
}

/** For who renders a guide and asks of no line where it came from. */
export const noOrigins: Origins = new NoOrigins();

/** Lines without marks, and the origin of each. */
export interface Traced {
  readonly lines: readonly string[];
  readonly trace: Trace;
}

/**
 * Takes the marks out of a text. Facts win over wording: a metadata line before
 * a template's.
 */
export function readMarks(
  marked: string,
  origins: { readonly facts: Origins; readonly wording?: Origins },
): Traced {
  const trace: (Origin | undefined)[] = [];
  const lines = marked.split("\n").map((line) => {
    const first = line.indexOf(start);
    if (first === -1) {
      trace.push(undefined);
      return line;
    }
    const { text, origin } = readLine(line, first, origins);
    trace.push(origin);
    return text;
  });
  return { lines, trace };
}

function readLine(
  line: string,
  first: number,
  { facts, wording }: { readonly facts: Origins; readonly wording?: Origins },
) {
  let fact: Origin | undefined;
  let word: Origin | undefined;
  let text = "";
  let read = 0;
  for (let at = first; at !== -1; at = line.indexOf(start, read)) {
    text += line.slice(read, at);
    const mark = markAt(line, at);
    if (mark === undefined) text += start;
    else if (mark.kind === kinds.fact) fact ??= facts.at(mark.index);
    else word ??= wording?.at(mark.index);
    read = mark?.end ?? at + 1;
  }
  return { text: text + line.slice(read), origin: fact ?? word };
}

/** The mark at an offset; undefined where a person wrote such a character. */
function markAt(marked: string, at: number) {
  const kind = marked.charCodeAt(at + 1);
  if (kind !== kinds.fact && kind !== kinds.wording) return undefined;
  let index = 0;
  for (let read = at + 2; read < marked.length; read += 1) {
    const code = marked.charCodeAt(read);
    if (code === end) return { kind, index, end: read + 1 };
    if (code < zero || code > zero + 9) return undefined;
    index = index * 10 + (code - zero);
  }
  return undefined;
}

/** Origin of each line of a rendered text, by 0-based line. */
export type Trace = readonly (Origin | undefined)[];

/** The line where a field of a record was written, or the record itself. */
export function lineOf(origin: Written, field: string): number {
  return origin.lines[field] ?? origin.lines["record"] ?? 1;
}
