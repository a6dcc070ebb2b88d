import { commentAbove } from "../comments.ts";
import { Unreadable, type Format, type Found } from "../format.ts";
import { likelyScalar } from "../text-values.ts";

// The dotenv package keeps neither comments nor lines.
const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*/;

/** `# SMTP_HOST=localhost`: optional, and what it is without. */
const commentedOut = /^#\s?([A-Z][A-Z0-9_]*)=(\S*|"[^"]*"|'[^']*')\s*$/;

const optionalWords = /\boptional\b/i;

export const dotenv: Format = {
  name: "dotenv",
  summary: "Environment files: `.env.example`",
  isText: true,
  examples: [
    {
      text: "# Where it listens\nPORT=8080\nexport HOST=0.0.0.0 # all of them\nSEAL=\"a # b\"\n\nNAME='the mill'\nEMPTY=\n",
      settings: [
        "2 PORT: unknown = 8080 # Where it listens",
        '3 HOST: unknown = "0.0.0.0" # all of them',
        '4 SEAL: unknown = "a # b"',
        '6 NAME: unknown = "the mill"',
        '7 EMPTY: unknown = ""',
      ],
    },
    {
      text: "# Required: where the flour goes\nSTORE=\n# How long, in hours\n# KEEP=12\n#VERSION=1.10\n",
      settings: [
        '2 STORE: unknown = "" required # Required: where the flour goes',
        "4 KEEP: unknown = 12 # How long, in hours",
        '5 VERSION: unknown = "1.10"',
      ],
    },
    {
      text: 'DB_PASSWORD=grist9000\nDB_URL=postgres://mill:grist9000@db/mill\nPASSWORD_FILE=/run/pw\nKEY="-----BEGIN\nlines\n"\n',
      settings: [
        "1 DB_PASSWORD: unknown secret",
        "2 DB_URL: unknown secret",
        '3 PASSWORD_FILE: unknown = "/run/pw"',
        '4 KEY: unknown = "-----BEGIN\\nlines\\n"',
      ],
    },
    {
      text: "PORT=8080\nlisten on 80\n",
      unreadable: "2 Unexpected text, expected NAME=value",
    },
    {
      text: 'NAME="mill\nPORT=1\n',
      unreadable: '1 Unexpected end of the file, expected a closing `"`',
    },
  ],
  *read(text) {
    const lines = text.split("\n");
    const live: Found[] = [];
    const optional: Found[] = [];
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? "";
      const comment = () =>
        commentAbove(lines, {
          line: at + 1,
          indent: line.length - line.trimStart().length,
          marker: /^#+/,
          until: commentedOut,
        });
      const [, name, value = ""] = commentedOut.exec(line) ?? [];
      if (name !== undefined) {
        const found = likelyScalar(unquoted(value));
        optional.push({
          segments: [name],
          value: found,
          line: at + 1,
          comment: comment(),
          required: false,
        });
        continue;
      }
      if (/^\s*(?:#|$)/.test(line)) continue;
      const start = assignment.exec(line);
      if (!start)
        throw new Unreadable(at + 1, "Unexpected text, expected NAME=value");
      const read = readValue(lines, { at, from: start[0].length });
      const said = comment() ?? read.comment;
      live.push({
        segments: [start[1] ?? ""],
        // The shell does not see quotes, either.
        value: likelyScalar(read.value),
        line: at + 1,
        comment: said,
        ...(said && optionalWords.test(said) && { required: false }),
      });
      at = read.end;
    }
    const set = new Set(live.map(({ segments }) => segments[0]));
    const shown = optional.filter(({ segments }) => !set.has(segments[0]));
    yield* [...live, ...shown].sort((a, b) => a.line - b.line);
  },
};

interface Value {
  readonly value: string;
  readonly comment: string | undefined;
  /** Index of its last line: quoted values go on over lines. */
  readonly end: number;
}

function readValue(
  lines: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): Value {
  const rest = lines[at]?.slice(from) ?? "";
  const [quote] = /^["'`]/.exec(rest) ?? [];
  if (quote === undefined) {
    const [, value = "", comment] =
      /^(.*?)(?:(?:\s+|^)#(.*))?$/.exec(rest) ?? [];
    return {
      value: value.trim(),
      comment: comment?.trim() || undefined,
      end: at,
    };
  }
  let value = "";
  for (let end = at, text = rest.slice(1); end < lines.length;) {
    const close = closing(text, quote);
    if (close !== -1) {
      const [, comment] = /^\s*#(.*)$/.exec(text.slice(close + 1)) ?? [];
      return {
        value: value + text.slice(0, close).replaceAll(`\\${quote}`, quote),
        comment: comment?.trim() || undefined,
        end,
      };
    }
    value += `${text}\n`;
    end += 1;
    text = lines[end] ?? "";
  }
  throw new Unreadable(
    at + 1,
    `Unexpected end of the file, expected a closing \`${quote}\``,
  );
}

/** Where the text has the quote without a backslash before it. */
function closing(text: string, quote: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\" && quote !== "'") at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function unquoted(text: string): string {
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
}
