import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** What kubectl refuses, or takes for something else than it looks like. */
export function readJsonpath(payload: PayloadText): PayloadProblem[] {
  const { text } = payload;
  const bare = bareProblem(text);
  if (bare) return [bare];
  const problems: PayloadProblem[] = [...prefixed(text)];
  let open: { start: number; end: number } | undefined;
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at)) {
    const action = readAction(text, at);
    problems.push(...action.problems);
    const word = text.slice(at + 1, action.end - 1).trim();
    const place = { start: at, end: action.end };
    if (/^range(?:\s|$)/.test(word)) open = place;
    else if (word === "end") {
      if (!open)
        problems.push({
          ...place,
          message: "Unexpected `{end}`, expected `{range ...}` before it",
        });
      // Ranges nest: nobody counts on which one an end belongs to.
      else if (!text.slice(at + 1).includes("range"))
        open = { start: -1, end: -1 };
    }
    if (action.problems.length > 0) break;
    at = action.end;
  }
  return problems.filter(
    ({ start, end }) =>
      !payload.holes.some((hole) => hole.start <= end && hole.end >= start),
  );
}

const PREFIXED = /\.(?:labels|annotations)\.((?:[\w-]+\.)+[\w-]+\/[\w-]+)/g;

/** `.labels.app.example.com/name`: the dots of a prefix part keys, too. */
function* prefixed(text: string): Generator<PayloadProblem> {
  for (const match of text.matchAll(PREFIXED)) {
    const [whole, key = ""] = match;
    const start = match.index + whole.length - key.length;
    yield {
      start,
      end: start + key.length,
      message: `Unexpected dots in the key \`${key}\`, expected \`${key.replaceAll(".", "\\.")}\`: kubectl takes it for several keys`,
    };
  }
}

const PATH = /^\$?\.[A-Za-z_][^\s{}]*$/;

function bareProblem(text: string): PayloadProblem | undefined {
  if (text.includes("{") || !PATH.test(text)) return undefined;
  return {
    start: 0,
    end: text.length,
    message: `Unexpected path without braces, expected \`{${text}}\`: kubectl prints the text itself`,
  };
}

interface Action {
  readonly end: number;
  readonly problems: readonly PayloadProblem[];
}

/** From a brace to the one that closes it. */
function readAction(text: string, start: number): Action {
  const fail = (at: number, message: string, length = 1): Action => ({
    end: text.length,
    problems: [{ start: at, end: at + length, message }],
  });
  const problems: PayloadProblem[] = [];
  let at = start + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "}") return { end: at + 1, problems };
    if (char === "\n") break;
    if (text.startsWith("[?(", at)) {
      const filter = readFilter(text, at);
      if ("problem" in filter)
        return { end: text.length, problems: [filter.problem] };
      at = filter.end;
    } else if (char === "[") {
      const end = /[\]\n]/.exec(text.slice(at));
      if (!end || end[0] === "\n")
        return fail(at, "Unexpected `[` that nothing closes, expected `]`");
      problems.push(...keyProblems(text.slice(at + 1, at + end.index), at + 1));
      at += end.index + 1;
    } else if (char === '"' || char === "'") {
      const end = closingQuote(text, at);
      if (end === undefined)
        return fail(
          at,
          `Unexpected \`${char}\` that nothing closes, expected a closing quote`,
        );
      at = end;
    } else if (char === "\\") at += 2;
    else if (char === "{")
      return fail(at, "Unexpected `{` inside braces, expected `}` before it");
    else at += 1;
  }
  return fail(start, "Unexpected `{` that nothing closes, expected `}`");
}

const COMPARISON = /^([^!<>=]+)([!<>=]+)~?/;
const OPERATORS = new Set(["==", "!=", "<", ">", "<=", ">="]);

function readFilter(
  text: string,
  at: number,
): { readonly end: number } | { readonly problem: PayloadProblem } {
  const inside = at + "[?(".length;
  const close = closingParenthesis(text, inside);
  if (close === undefined)
    return {
      problem: {
        start: at,
        end: inside,
        message: "Unexpected `[?(` that nothing closes, expected `)]`",
      },
    };
  const found = COMPARISON.exec(text.slice(inside, close));
  const [whole = "", left = "", operator = "=="] = found ?? [];
  if (!OPERATORS.has(operator) || whole.endsWith("~")) {
    const start = inside + left.length;
    const shown = text.slice(start, inside + whole.length);
    const expected = shown.endsWith("~")
      ? "`==`; kubectl knows no regular expressions"
      : "`==` or `!=`";
    return {
      problem: {
        start,
        end: start + shown.length,
        message: `Unexpected \`${shown}\` in a filter, expected ${expected}`,
      },
    };
  }
  if (text[close + 1] !== "]")
    return {
      problem: {
        start: close,
        end: close + 1,
        message: "Unexpected end of a filter, expected `)]`",
      },
    };
  return { end: close + 2 };
}

function closingParenthesis(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\n") return undefined;
    if (char === ")") return at;
    if (char !== '"' && char !== "'") continue;
    const end = closingQuote(text, at);
    if (end === undefined) return undefined;
    at = end - 1;
  }
  return undefined;
}

function closingQuote(text: string, at: number): number | undefined {
  const quote = text.charAt(at);
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\n") return undefined;
    if (text[end] === quote && text[end - 1] !== "\\") return end + 1;
  }
  return undefined;
}

const QUOTED_KEY = /^\s*'([^']*)'\s*$/;
/** `crt`, `io/version`: behind a dot of one key, not a path of several. */
const DOTTED =
  /^[\w-]+(?:\.[\w-]+)*\.(?:crt|key|pem|json|ya?ml|conf|io|com|org|dev|sh)(?:\/[\w.-]+)?$/;

function keyProblems(inner: string, at: number): PayloadProblem[] {
  const key = QUOTED_KEY.exec(inner)?.[1];
  if (key === undefined || !DOTTED.test(key)) return [];
  const start = at + inner.indexOf(key);
  const dots = key.split(".").length > 2 ? "dots" : "dot";
  return [
    {
      start,
      end: start + key.length,
      message: `Unexpected ${dots} in the key \`${key}\`, expected \`${key.replaceAll(".", "\\.")}\`: kubectl takes it for several keys`,
    },
  ];
}
