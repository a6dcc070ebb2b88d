import { parse, TomlError } from "smol-toml";
import { commentAbove } from "../comments.ts";
import { Unreadable, type Format, type Found } from "../format.ts";
import { toPath } from "../setting.ts";
import { keyLines } from "../toml-lines.ts";

export const toml: Format = {
  name: "toml",
  summary: "Configuration files in TOML",
  examples: [
    {
      text: 'name = "mill"\n[server]\n# Where it listens\nport = 8080\ntls.cert = "/tls" # optional\n[[stone]]\nsize = 1\n[[stone]]\nsize = 2\n',
      settings: [
        '1 name: string = "mill"',
        "4 server/port: integer = 8080 # Where it listens",
        '5 server/tls/cert: string = "/tls" # optional',
        '6 stone: list = "[{\\"size\\":1},{\\"size\\":2}]"',
      ],
    },
    {
      text: 'hours = [\n  4, # night\n  8,\n]\nopen = 2026-01-01\nrate = 1.0\n"a.b" = { c = true }\n[labels]\nteam = "mill"\n',
      freeForm: ["labels"],
      settings: [
        '1 hours: list = "[4,8]"',
        '5 open: string = "2026-01-01"',
        "6 rate: number = 1",
        "7 a.b/c: boolean = true",
        '8 labels: map = "{\\"team\\":\\"mill\\"}"',
      ],
    },
    {
      text: '[database]\npassword = "grist9000"\nnote = """\n[x]\ny = 1\n"""\n',
      settings: [
        "2 database/password: string secret",
        '3 database/note: string = "[x]\\ny = 1\\n"',
      ],
    },
    {
      text: "port = 8080\nport = 9090\n",
      unreadable: "2 Trying to redefine an already defined table or value",
    },
  ],
  *read(text, isFreeForm) {
    const lines = text.split("\n");
    const data = parsed(text);
    const places = keyLines(text);
    function* walk(table: object, under: readonly string[]): Generator<Found> {
      for (const [name, value] of Object.entries(table)) {
        const segments = [...under, name];
        const isBranch =
          isTable(value) &&
          Object.keys(value).length > 0 &&
          !isFreeForm(segments);
        if (isBranch) {
          yield* walk(value, segments);
          continue;
        }
        const line = lineOf(places, segments);
        yield {
          segments,
          value: plain(value),
          line,
          comment: commentOf(lines, line),
          ...(isWholeFloat(lines[line - 1] ?? "", value) && { type: "number" }),
        };
      }
    }
    yield* walk(data, []);
  },
};

function parsed(text: string): object {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const first = error.message.split("\n")[0] ?? error.message;
    const said = first.replace(/^Invalid TOML document: /, "");
    const message = said.charAt(0).toUpperCase() + said.slice(1);
    throw new Unreadable(error.line, message);
  }
}

function isTable(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date)
  );
}

/** Dates are text; tables and lists are followed. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isTable(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, plain(inner)]),
  );
}

/** Of the key, or of the nearest table above it. */
function lineOf(
  places: ReadonlyMap<string, number>,
  segments: readonly string[],
): number {
  for (let length = segments.length; length > 0; length -= 1) {
    const line = places.get(toPath(segments.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}

function commentOf(lines: readonly string[], line: number) {
  const above = commentAbove(lines, { line, indent: 99, marker: /^#+/ });
  if (above !== undefined) return above;
  const [, behind] =
    /^[^"'#]*=\s*(?:"[^"\\]*"|'[^']*'|[^"'#]*)\s*#+(.*)$/.exec(
      lines[line - 1] ?? "",
    ) ?? [];
  return behind?.trim() || undefined;
}

/** JavaScript does not tell 1.0 from 1. */
function isWholeFloat(line: string, value: unknown): boolean {
  return (
    Number.isInteger(value) && /=\s*[-+]?[\d_]+\.[\d_]+\s*(?:#|$)/.test(line)
  );
}
