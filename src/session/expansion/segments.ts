import { evaluate } from "./arithmetic.ts";
import { look } from "../environment.ts";
import { type Segment } from "./fields.ts";
import { parameterSegments } from "./parameters.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { substitute, substituteProcess } from "./substitution.ts";
import { type Value, concat, text, unknown } from "../values.ts";
import { scalar } from "../variables.ts";
import type { Word, WordPart } from "unbash";

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
export function partsOf(word: Word): readonly WordPart[] {
  const { pos, end, text: raw, value } = word;
  return word.parts ?? [{ type: "Literal", pos, end, text: raw, value }];
}

interface PartContext extends Context {
  readonly first?: boolean;
  readonly last?: boolean;
}

export function partSegments(
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
      if (quoted) return pieces(unquotedText(run, part), true);
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
      return run.expands(part)
        ? parameterSegments(run, state, part, quoted)
        : pieces(run.unknown(part, "too much is expanded"), quoted, true);
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

/** In `"${x:-'y'}"` the inner quotes are text. */
function unquotedText(run: Run, part: WordPart): Value {
  return part.type === "SingleQuoted" && !/[$`\\]/.test(part.text)
    ? run.source.literal(part.text, part)
    : run.unknown(part, "quotes in quotes are not followed");
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
