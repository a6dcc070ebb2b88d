import type { Word, WordPart } from "unbash";
import { parse } from "unbash";
import { evaluate } from "./arithmetic.ts";
import { type Most, braceWords } from "./braces.ts";
import { alongside, type Source } from "./source.ts";
import { look } from "./environment.ts";
import { type Field, type Segment, split } from "./fields.ts";
import { parameterSegments } from "./parameters.ts";
import { quoted as quotedPattern } from "./patterns.ts";
import { type Run, limits } from "./run.ts";
import type { State } from "./state.ts";
import { substitute, substituteProcess } from "./substitution.ts";
import { scalar } from "./variables.ts";
import { type Value, concat, text, unknown } from "./values.ts";

/** A word where the shell makes no several ones of it: assignments, redirects, `case`. */
export function expandText(
  run: Run,
  state: State,
  word: Word,
  place: "assignment" | "other" = "other",
): Value {
  const segments = wordSegments(run, state, word, {
    quoted: false,
    assignment: place === "assignment",
  });
  return run.bounded(flatten(segments), word);
}

/** Words as the arguments of a command: braces, splitting, file names. */
export function expandWords(
  run: Run,
  state: State,
  words: readonly Word[],
): readonly Field[] {
  const fields: Field[] = [];
  for (const word of words) {
    for (const segments of bracedSegments(run, state, word)) {
      fields.push(...split(run, state, segments, word));
    }
    if (fields.length > limits.words) {
      run.limit(word, "words");
      const value = run.unknown(word, "there are too many words to follow");
      return [...fields.slice(0, limits.words), { value, unsure: true }];
    }
  }
  return fields;
}

/** A pattern of `case`, `[[` or `${x#...}`: quoted parts stand for themselves. */
export function expandPattern(
  run: Run,
  state: State,
  word: Word,
): string | undefined {
  let pattern = "";
  const context = { quoted: false, assignment: false };
  for (const segment of wordSegments(run, state, word, context)) {
    if (segment.kind === "glob") pattern += segment.text;
    if (segment.kind === "break") return undefined;
    if (segment.kind !== "piece") continue;
    const { piece } = segment;
    if (piece.kind === "unknown") return undefined;
    // Extended patterns stand in the text of a word without other parts.
    if (!segment.quoted && /[?*+@!]\(/.test(piece.text)) return undefined;
    pattern +=
      segment.quoted || !segment.expansion
        ? quotedPattern(piece.text)
        : piece.text;
  }
  return pattern;
}

export interface Context {
  readonly quoted: boolean;
  readonly assignment: boolean;
}

export function wordSegments(
  run: Run,
  state: State,
  word: Word,
  context: Context,
): Segment[] {
  const parts = partsOf(word);
  return parts.flatMap((part, index) =>
    partSegments(run, state, part, {
      ...context,
      first: index === 0,
      last: index === parts.length - 1,
    }),
  );
}

/** A word without parts is one literal. */
function partsOf(word: Word): readonly WordPart[] {
  const { pos, end, text: raw, value } = word;
  return word.parts ?? [{ type: "Literal", pos, end, text: raw, value }];
}

interface PartContext extends Context {
  readonly first?: boolean;
  readonly last?: boolean;
}

function partSegments(
  run: Run,
  state: State,
  part: WordPart,
  context: PartContext,
): Segment[] {
  const { quoted } = context;
  switch (part.type) {
    case "Literal":
      return literal(run, state, part, context);
    case "SingleQuoted":
    case "AnsiCQuoted":
      return [
        { kind: "mark" },
        ...pieces(run.source.literal(part.value, part), true),
      ];
    case "DoubleQuoted":
      return doubleQuoted(run, state, part.parts);
    case "LocaleString":
      return pieces(run.unknown(part, "a translated string"), true);
    case "Glob":
      return quoted
        ? pieces(text(part.text), true)
        : [{ kind: "glob", text: part.text, node: part }];
    case "ExtendedGlob":
      return [{ kind: "glob", text: part.text, node: part }];
    case "SimpleExpansion":
    case "ParameterExpansion":
      return parameterSegments(run, state, part, quoted);
    case "CommandExpansion":
      return pieces(substitute(run, state, part), quoted, true);
    case "ArithmeticExpansion": {
      const number = part.expression && evaluate(run, state, part.expression);
      return pieces(
        number === undefined
          ? run.unknown(part, `\`${part.text}\` is not known`)
          : text(String(number)),
        quoted,
        true,
      );
    }
    case "ProcessSubstitution":
      return pieces(substituteProcess(run, state, part), true);
    case "BraceExpansion":
      return part.parts
        ? part.parts.flatMap((inner) =>
            partSegments(run, state, inner, context),
          )
        : pieces(run.source.literal(part.text, part), false);
  }
}

function doubleQuoted(
  run: Run,
  state: State,
  parts: readonly WordPart[],
): Segment[] {
  const inner = parts.flatMap((part) =>
    partSegments(run, state, part, { quoted: true, assignment: false }),
  );
  // "$@" without arguments is no word at all; any other pair of quotes is one.
  const nothing = inner.length === 0 && parts.some(isList);
  return nothing ? [] : [{ kind: "mark" }, ...inner];
}

function isList(part: WordPart): boolean {
  if (part.type === "SimpleExpansion") return part.text === "$@";
  return (
    part.type === "ParameterExpansion" &&
    (part.parameter === "@" || part.index?.text === "@")
  );
}

function literal(
  run: Run,
  state: State,
  part: Extract<WordPart, { type: "Literal" }>,
  { quoted, assignment, first, last }: PartContext,
): Segment[] {
  if (quoted || !part.text.includes("~")) {
    return pieces(run.source.literal(part.value, part), quoted);
  }
  const named = first && !assignment && /^[A-Za-z_]\w*\+?=/.exec(part.text);
  if (named) {
    // `make PREFIX=~/x`: what looks like an assignment is expanded like one.
    const [head] = named;
    const tail = {
      ...part,
      text: part.text.slice(head.length),
      value: part.value.slice(head.length),
    };
    return [
      ...pieces(text(head), false),
      ...literal(run, state, tail, {
        quoted,
        assignment: true,
        first,
        last: last === true,
      }),
    ];
  }
  const starts = assignment ? part.text.split(":") : [part.text];
  const ends = assignment ? part.value.split(":") : [part.value];
  // Escaped colons: rare enough not to be followed.
  if (starts.length !== ends.length) {
    return pieces(run.unknown(part, "an escaped path"), true);
  }
  return starts.flatMap((raw, index): Segment[] => {
    const value = ends[index] ?? "";
    const colon = index > 0 ? pieces(text(":"), false) : [];
    const atStart = index > 0 || first === true;
    const whole = index < starts.length - 1 || last === true;
    const tilde = /^~[^/]*/.exec(raw)?.[0];
    if (!atStart || tilde === undefined || (tilde === raw && !whole)) {
      return [...colon, ...pieces(run.source.literal(value, part), false)];
    }
    return [
      ...colon,
      ...pieces(home(run, state, tilde, part), true),
      ...pieces(text(value.slice(tilde.length)), false),
    ];
  });
}

function home(run: Run, state: State, tilde: string, part: WordPart): Value {
  if (tilde === "~") return scalar(look(run, state, "HOME", part)) ?? [];
  if (tilde === "~+") return state.shell.cwd;
  return run.unknown(part, `the home of \`${tilde}\` is not known`);
}

export function pieces(
  value: Value,
  quoted: boolean,
  expansion = false,
): Segment[] {
  return value.map((piece) => ({ kind: "piece", piece, quoted, expansion }));
}

/** What the segments are as one text; lists are joined by spaces. */
export function flatten(segments: readonly Segment[]): Value {
  return concat(
    ...segments.map((segment): Value => {
      switch (segment.kind) {
        case "piece":
          return [segment.piece];
        case "glob":
          return text(segment.text);
        case "break":
          return text(" ");
        case "unsure":
          return unknown(segment.from);
        case "mark":
          return [];
      }
    }),
  );
}

/** A part and the source its positions belong to. */
interface Placed {
  readonly part: WordPart;
  readonly source: Source;
}

/** `a{b,c}` is two words before anything else happens to them. */
function bracedSegments(run: Run, state: State, word: Word): Segment[][] {
  const own = partsOf(word).map((part) => ({ part, source: run.source }));
  const most: Most = {
    words: limits.words,
    exceeded: () => run.limit(word, "words"),
  };
  const words = braced(own, alongside(run.source, run.place(word)), most);
  if (words === undefined) {
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

function braced(
  parts: readonly Placed[],
  inner: Source,
  most: Most,
): (readonly Placed[])[] | undefined {
  if (!parts.some(({ part }) => part.type === "BraceExpansion")) return [parts];
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
