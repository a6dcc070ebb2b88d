import type { Placeholder } from "../shell/script.ts";
import type { Place, Unknown } from "./events.ts";
import type { Holes } from "./holes.ts";
import { type Piece, type Value, append, text, unknown } from "./values.ts";

/** Where the nodes of a tree stand in the document, and what their text means. */
export interface Source {
  readonly place: (node: Span) => Place;
  /** Literal text; placeholders and holes in it become unknown pieces. */
  readonly literal: (value: string, node?: Span) => Value;
  /** The text of a node as it is written; nothing where it was computed. */
  readonly raw: (node: Span) => string | undefined;
}

export interface Span {
  readonly pos: number;
  readonly end: number;
}

interface BlockText {
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
}

/** A block of the document. Equal placeholders are the same word of the reader's. */
export function blockSource(
  block: number,
  { text: script, placeholders }: BlockText,
  reader: (placeholder: Placeholder) => Unknown,
): Source {
  return {
    place: ({ pos, end }) => ({ block, start: pos, end }),
    raw: ({ pos, end }) => script.slice(pos, end),
    literal: (value, node) => {
      if (placeholders.length === 0 || !node) return text(value);
      const replaced = placeholders
        .filter(({ start, end }) => start < node.end && end > node.pos)
        .map((placeholder) => ({
          word: script.slice(
            Math.max(placeholder.start, node.pos),
            Math.min(placeholder.end, node.end),
          ),
          unknown: reader(placeholder),
        }));
      return withPlaceholders(value, replaced);
    },
  };
}

function withPlaceholders(
  value: string,
  replaced: readonly { word: string; unknown: Unknown }[],
): Value {
  let rest = value;
  const result: Piece[] = [];
  for (const { word, unknown: from } of replaced) {
    const at = rest.indexOf(word);
    // Escapes or quotes in between: all of it is the reader's.
    if (at < 0) return unknown({ ...from });
    append(result, text(rest.slice(0, at)));
    append(result, unknown(from));
    rest = rest.slice(at + word.length);
  }
  append(result, text(rest));
  return result;
}

/** A script inside a word or a here-document; `value` is what it holds. */
export function nestedSource(
  outer: Source,
  node: Span,
  value: Value,
  holes: Holes,
): Source {
  const script = holes.word(value);
  const raw = outer.raw(node);
  const offsets = raw === undefined ? undefined : align(raw, value);
  const whole = outer.place(node);
  return {
    place: ({ pos, end }) => {
      const start = offsets?.[pos];
      if (start === undefined) return whole;
      const stop = offsets?.[end] ?? start;
      return outer.place({ pos: node.pos + start, end: node.pos + stop });
    },
    literal: (part) => holes.value(part),
    raw: ({ pos, end }) => script.slice(pos, end),
  };
}

/** For each character of the value, a hole being one, its offset in the raw text. */
function align(raw: string, value: Value): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  for (const piece of value) {
    if (piece.kind === "unknown") {
      offsets.push(at);
      at++;
      continue;
    }
    const found = raw.indexOf(piece.text, at);
    if (found < 0) return undefined;
    for (let char = 0; char < piece.text.length; char++) {
      offsets.push(found + char);
    }
    at = found + piece.text.length;
  }
  offsets.push(at);
  return offsets;
}

/** The same text, but what it holds stands at one place. */
export function alongside(source: Source, place: Place): Source {
  return {
    place: () => place,
    literal: (value) => source.literal(value),
    raw: () => undefined,
  };
}
