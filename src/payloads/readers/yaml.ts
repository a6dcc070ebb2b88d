import { visit, type YAMLError } from "yaml";
import { documentsOf } from "./documents.ts";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** The first thing that no YAML parser takes, and keys that come twice. */
export function readYaml(payload: PayloadText): PayloadProblem[] {
  const { text, holes, carrier } = payload;
  const errors = documentsOf(payload).flatMap(({ errors }) => errors);
  const fatal = errors.find(({ code }) => code !== "DUPLICATE_KEY");
  // Guides show what changes, one way below the other.
  const twice = carrier === "fence" ? [] : errors;
  const wrong = fatal
    ? [described(fatal, payload)]
    : twice.map((error) => repeated(error, text));
  return wrong
    .filter((problem) => problem !== undefined)
    .filter(({ start }) => !holes.some((hole) => isNear(hole, start, text)));
}

/** A hole in the line or alone in one above may stand for several lines. */
function isNear(
  hole: { readonly start: number; readonly end: number },
  at: number,
  text: string,
): boolean {
  if (hole.start > at) return lineOf(text, at).end > hole.start;
  const { start, end } = lineOf(text, hole.start);
  return end >= at || text.slice(start, end).trim().length === 1;
}

function described(
  { code, message, pos: [at] }: YAMLError,
  payload: PayloadText,
): PayloadProblem | undefined {
  const { text } = payload;
  const rest = wordAt(text, at);
  switch (code) {
    case "TAB_AS_INDENT":
      return {
        start: at,
        end: at + 1,
        message: "Unexpected tab in the indentation, expected spaces",
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      return crowded(text, at);
    case "BAD_INDENT":
      // Inside brackets most parsers do not mind.
      if (message.startsWith("Flow ")) return undefined;
      return {
        ...trimmed(text, at),
        message: "Unexpected indentation, expected that of a line above",
      };
    case "BAD_SCALAR_START":
      return {
        start: at,
        end: at + 1,
        message: `Unexpected \`${text.charAt(at)}\` at the start of a value, expected quotes around the value`,
      };
    case "BAD_DQ_ESCAPE": {
      const escape = text.slice(at, at + 2);
      return {
        start: at,
        end: at + 2,
        message: `Unexpected escape \`${escape}\` in double quotes, expected \`\\${escape}\` or single quotes`,
      };
    }
    case "MULTILINE_IMPLICIT_KEY":
      return {
        ...trimmed(text, at),
        message: "Unexpected line without a key, expected `key: value`",
      };
    case "MISSING_CHAR":
      if (message.includes("closing")) return unclosed(message, payload, at);
      return message.startsWith("Sequence item")
        ? {
            ...trimmed(text, at),
            message:
              "Unexpected indentation, expected that of a line above or a `-`",
          }
        : {
            ...trimmed(text, at),
            message: `Unexpected \`${rest}\` without a value, expected \`${rest}: ...\``,
          };
    case "UNEXPECTED_TOKEN":
      return {
        start: at,
        end: at + rest.length,
        message: `Unexpected \`${rest}\`, expected the next key or item`,
      };
    default:
      return undefined;
  }
}

/** `a: b: c`, or a key that stands deeper than the value above it. */
function crowded(text: string, at: number): PayloadProblem {
  const { end } = trimmed(text, at);
  if (/:(?:\s|$)/.test(text.slice(at, end))) {
    return {
      start: at,
      end,
      message:
        "Unexpected `:` in a value, expected quotes around the value or a line break before it",
    };
  }
  const next = text.slice(end).search(/\n[ \t]*[^\s#]/);
  const below = trimmed(text, next < 0 ? at : end + next + 1);
  const key = text.slice(below.start, below.end).replace(/:.*$/, "");
  const value = text.slice(at, end);
  return {
    ...below,
    message: `Unexpected \`${key}\` below the value \`${value}\`, expected the indentation of the key above it`,
  };
}

function unclosed(
  message: string,
  payload: PayloadText,
  at: number,
): PayloadProblem | undefined {
  const quote = message.includes('"') ? '"' : "'";
  if (!/["']/.test(message)) return undefined;
  let start: number | undefined;
  for (const document of documentsOf(payload))
    visit(document, {
      Scalar(_, { range }) {
        const [from = -1, to = -1] = range ?? [];
        if (payload.text[from] === quote && to >= at - 1) start = from;
      },
    });
  if (start === undefined) return undefined;
  return {
    start,
    end: start + 1,
    message: `Unexpected \`${quote}\` that nothing closes, expected a closing quote`,
  };
}

function repeated(
  { pos: [at] }: YAMLError,
  text: string,
): PayloadProblem | undefined {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\s]+)/.exec(text.slice(at))?.[0];
  if (key === undefined) return undefined;
  return {
    start: at,
    end: at + key.length,
    message: `Unexpected \`${key}\` a second time, expected each key once`,
    atMost: "warning",
  };
}

/** The rest of the line, spaces and a comment left out. */
function trimmed(text: string, at: number): { start: number; end: number } {
  const { end } = lineOf(text, at);
  const rest = text.slice(at, end);
  const start = at + (rest.length - rest.trimStart().length);
  return {
    start,
    end: start + rest.trim().replace(/\s+#.*$/, "").length,
  };
}

function lineOf(text: string, at: number): { start: number; end: number } {
  const end = text.indexOf("\n", at);
  return {
    start: text.lastIndexOf("\n", at - 1) + 1,
    end: end < 0 ? text.length : end,
  };
}

function wordAt(text: string, at: number): string {
  return /^[^\s:,]+|^\S/.exec(text.slice(at))?.[0] ?? "";
}
