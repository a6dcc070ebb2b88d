import { hasSqlDetails, loadModule, parseSync } from "libpg-query";
import type {
  PayloadParser,
  PayloadProblem,
  PayloadText,
} from "../../lint/payload.ts";

/** The parser is a program of its own, which is loaded once. */
export async function loadSql(): Promise<PayloadParser> {
  await loadModule();
  return readSql;
}

/** Consoles of poolers and replication speak a language of their own. */
const OTHER_CONSOLE =
  /(?:^|;)\s*(?:RELOAD|PAUSE|RESUME|SUSPEND|SHUTDOWN|KILL|DISABLE|ENABLE|RECONNECT|WAIT_CLOSE|IDENTIFY_SYSTEM|(?:START|CREATE|DROP|READ|ALTER)_REPLICATION(?:_SLOT)?|BASE_BACKUP|TIMELINE_HISTORY)\b/i;
/** Rows follow until `\.`. */
const ROWS_FOLLOW = /\bCOPY\b[^;]*\bFROM\s+STDIN\b/i;

function readSql({ text, holes }: PayloadText): PayloadProblem[] {
  const query = withoutPsql(text);
  if (query.trim() === "" || OTHER_CONSOLE.test(query)) return [];
  if (ROWS_FOLLOW.test(query)) return [];
  try {
    parseSync(query);
    return [];
  } catch (error) {
    if (!hasSqlDetails(error) || !error.sqlDetails) return [];
    const at = offsetOf(query, error.sqlDetails.cursorPosition);
    const unsure = holes.some(
      (hole) => hole.start <= at + 1 && !isQuoted(query, hole.start),
    );
    return unsure ? [] : [problemAt(at, query, error.message)];
  }
}

const META = /\\(?:[a-z!?][^\n]*|$)/gim;
const VARIABLE = /(?<![:\w]):(?:'\w+'|"\w+"|\{\?\w+\}|[A-Za-z_]\w*)/g;

/** What psql takes for itself, blanked out or filled in at its own length. */
function withoutPsql(text: string): string {
  return text
    .replace(META, (meta, at: number) =>
      isQuoted(text, at) ? meta : " ".repeat(meta.length),
    )
    .replace(VARIABLE, (variable, at: number) =>
      isQuoted(text, at) ? variable : filled(variable),
    );
}

function filled(variable: string): string {
  const quote = variable.charAt(1);
  if (quote === "'" || quote === '"') return `${variable.slice(1)} `;
  if (quote === "{") return "true".padEnd(variable.length);
  return `_${variable.slice(1)}`;
}

/** Whether a place stands in quotes or between dollars, as far as counting tells. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return ["'", "$$"].some((quote) => before.split(quote).length % 2 === 0);
}

/** PostgreSQL counts characters, not UTF-16. */
function offsetOf(text: string, characters: number): number {
  return [...text].slice(0, characters).join("").length;
}

const LOOSE_COLUMN = /(?:^|;)\s*(ADD|DROP|RENAME|ALTER)\s+$/i;

function problemAt(at: number, query: string, message: string): PayloadProblem {
  const word = /^(?:[\w$]+|\S)/.exec(query.slice(at))?.[0] ?? "";
  const start = message.includes("end of input") ? query.trimEnd().length : at;
  if (message.startsWith("unterminated"))
    return {
      start: at,
      end: at + 1,
      message: `Unexpected \`${query.charAt(at)}\` that nothing closes, expected a closing quote`,
    };
  if (word === "")
    return {
      start,
      end: start,
      message: "Unexpected end, expected SQL that PostgreSQL reads",
    };
  const place = { start: at, end: at + word.length };
  if (word === "`")
    return {
      ...place,
      message:
        "Unexpected backtick, expected double quotes around a name: PostgreSQL knows no others",
    };
  const verb = LOOSE_COLUMN.exec(query.slice(0, at))?.[1]?.toUpperCase();
  const expected =
    verb !== undefined && /^column$/i.test(word)
      ? `\`ALTER TABLE ... ${verb} COLUMN\``
      : "SQL that PostgreSQL reads";
  return { ...place, message: `Unexpected \`${word}\`, expected ${expected}` };
}
