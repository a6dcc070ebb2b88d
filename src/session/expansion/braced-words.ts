import { type Most, braceWords } from "./braces.ts";
import type { Segment } from "./fields.ts";
import { either } from "../flow/forks.ts";
import { limits } from "../limits.ts";
import type { Run } from "../run.ts";
import { partSegments, partsOf, wordSegments } from "./segments.ts";
import { type Source, alongside } from "../source.ts";
import type { State } from "../state.ts";
import { type Word, type WordPart, parse } from "unbash";

/** A part and the source its positions belong to. */
interface Placed {
  readonly part: WordPart;
  readonly source: Source;
}

/** `a{b,c}` is two words before anything else happens to them. */
export function bracedSegments(
  run: Run,
  state: State,
  word: Word,
): Segment[][] {
  if (!word.parts?.some(isBraces))
    return [
      wordSegments(run, state, word, { quoted: false, assignment: false }),
    ];
  const own = partsOf(word).map((part) => ({ part, source: run.source }));
  const most: Most = {
    words: limits.words,
    exceeded: () => run.limit(word, "words"),
  };
  const words = braced(own, alongside(run.source, run.place(word)), most);
  if (words === undefined) {
    const why = run.origin(word, "braces come first");
    const expand = (on: State): void => {
      for (const { part } of own)
        partSegments(run, on, part, { quoted: false, assignment: false });
    };
    either(run, state, why, expand, () => undefined);
    const from = run.origin(word, `\`${word.text}\` is not followed`);
    return [[{ kind: "unsure", from }]];
  }
  return words.map((parts) =>
    parts.flatMap(({ part, source }, index) =>
      run.from(source, () =>
        partSegments(run, state, part, {
          quoted: false,
          assignment: false,
          first: index === 0,
          last: index === parts.length - 1,
        }),
      ),
    ),
  );
}

function isBraces({ type }: WordPart): boolean {
  return type === "BraceExpansion";
}

function braced(
  parts: readonly Placed[],
  inner: Source,
  most: Most,
): (readonly Placed[])[] | undefined {
  if (!parts.some(({ part }) => isBraces(part))) return [parts];
  if (parts.some((_, index) => renames(parts, index))) return undefined;
  let words: (readonly Placed[])[] = [[]];
  for (const placed of parts) {
    const options =
      placed.part.type === "BraceExpansion"
        ? alternatives(placed.part.text, inner, most)
        : [[placed]];
    if (!options) return undefined;
    if (words.length * options.length > most.words) {
      most.exceeded();
      return undefined;
    }
    words = words.flatMap((before) =>
      options.map((option) => [...before, ...option]),
    );
  }
  return words;
}

/** `$a{1,2}` is `$a1 $a2`: braces come first, and make another name of it. */
function renames(parts: readonly Placed[], index: number): boolean {
  const before = parts[index - 1]?.part;
  const part = parts[index]?.part;
  const next = parts[index + 1]?.part.text ?? "";
  if (part?.type !== "BraceExpansion" || before?.type !== "SimpleExpansion") {
    return false;
  }
  const named = /^\$[A-Za-z_]/.test(before.text);
  const inside = part.text.slice(1, -1);
  const starts =
    /(?:^|,)\w/.test(inside) ||
    (/(?:^|,)(?:,|$)/.test(inside) && /^\w/.test(next));
  return named && (starts || inside.includes("{"));
}

/** Each alternative, parsed again: `{$a,*.sql,x{1,2}}` holds more to expand. */
function alternatives(
  braces: string,
  source: Source,
  most: Most,
): (readonly Placed[])[] | undefined {
  const words: (readonly Placed[])[] = [];
  for (const alternative of braceWords(braces, most) ?? []) {
    const command = parse(`: ${alternative}`).commands[0]?.command;
    const word = command?.type === "Command" ? command.args[0] : undefined;
    const parts = word?.type === "Word" ? partsOf(word) : [];
    const inner = braced(
      parts.map((part) => ({ part, source })),
      source,
      most,
    );
    if (!inner) return undefined;
    words.push(...inner);
  }
  return words.length === 0 ? undefined : words;
}
