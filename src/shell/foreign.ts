import { LANGUAGES } from "./languages.ts";
import { PRINTED, PROSE } from "./printed.ts";
import { linesOfSynopsis } from "./synopsis.ts";
import type { Line } from "./lines.ts";

/** Lines that are not shell, from where they were asked for up to `until`. */
export interface ForeignLines {
  readonly what: string;
  readonly language: string;
  readonly certain: boolean;
  readonly until: number;
}

/**
 * Something that is found in shell blocks and is not shell. Lines are judged
 * only where a command could start, never inside quotes, brackets or heredocs.
 */
export interface ForeignLanguage {
  readonly what: string;
  /** The fence that is right for it; empty for plain text. */
  readonly fence: string;
  readonly certain: boolean;
  /** A line that starts it; `next` is the next line that is not blank. */
  readonly starts: (line: string, next: string) => boolean;
  /** Whether it goes on; without it, it ends with its first line. */
  readonly goesOn?: (line: string, so: Region) => boolean;
}

/** What of it was read so far. */
export interface Region {
  readonly first: string;
  readonly last: string;
  /** Brackets that are open behind it; those in double quotes do not count. */
  readonly open: number;
  /** Nothing blank and no comment between it and the line in question. */
  readonly near: boolean;
}

/** Longer lines are data; no pattern needs more to know them. */
const LONGEST_LINE = 500;

const ALL = [...PRINTED, ...LANGUAGES, PROSE];

/** What starts at this line and is not shell, if anything. */
export function foreignAt(
  lines: readonly Line[],
  from: number,
): ForeignLines | undefined {
  const first = textAt(lines, from);
  if (/^\s*(?:#|$)/.test(first)) return undefined;
  const next = nextFilled(lines, from + 1);
  const language = ALL.find(({ starts }) => starts(first, next));
  if (!language) return undefined;
  const { what, fence, certain } = language;
  return {
    what,
    language: fence,
    certain,
    until: endOf(language, lines, from),
  };
}

/** Blank lines and comments belong to it only where it goes on behind them. */
function endOf(
  { starts, goesOn }: ForeignLanguage,
  lines: readonly Line[],
  from: number,
): number {
  const first = textAt(lines, from);
  let last = first;
  let open = openBrackets(first);
  let until = from + 1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = textAt(lines, at);
    if (/^\s*(?:#|$)/.test(line)) continue;
    const near = at === until;
    const more =
      goesOn?.(line, { first, last, open, near }) ||
      starts(line, nextFilled(lines, at + 1));
    if (!more) break;
    last = line;
    open += openBrackets(line);
    until = at + 1;
  }
  return until;
}

/** What the block is, or begins with, where only its lines together can tell. */
export function foreignBlock(lines: readonly Line[]): ForeignLines | undefined {
  const numbers = [...lines.keys()].filter((at) =>
    /^\s*[^#\s]/.test(lines[at]?.text ?? ""),
  );
  const filled = numbers.map((at) => lines[at]?.text ?? "");
  const until = lines.length;
  if (filled.length === 0) return undefined;
  const last = numbers[linesOfSynopsis(filled) - 1];
  if (last !== undefined) {
    const what = "a usage synopsis";
    return { what, language: "", certain: false, until: last + 1 };
  }
  if (filled.every((text) => /^\s*--?[A-Za-z][\w-]*/.test(text)))
    return {
      what: "flags without a command",
      language: "",
      certain: false,
      until,
    };
  const loose = filled.filter((text) => LOOSE_SETTING.test(text));
  const plain = filled.filter((text) => SETTING.test(text));
  if (loose.length > 0 && loose.length + plain.length === filled.length)
    return { what: "an `.env` file", language: "ini", certain: false, until };
  return undefined;
}

const SETTING = /^\s*[A-Z][A-Z0-9_]*=\S*\s*$/;
/** `NAME=Our Clinic`: the shell would take the second word for a command. */
const LOOSE_SETTING = /^\s*[A-Z][A-Z0-9_]*=[\w.-]+(?: +[A-Z][\w.-]*)+\s*$/;

function openBrackets(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, "");
  const opened = bare.match(/[{[(]/g)?.length ?? 0;
  return opened - (bare.match(/[}\])]/g)?.length ?? 0);
}

function nextFilled(lines: readonly Line[], from: number): string {
  for (let at = from; at < lines.length; at += 1) {
    const text = textAt(lines, at);
    if (text.trim() !== "") return text;
  }
  return "";
}

function textAt(lines: readonly Line[], at: number): string {
  return lines[at]?.text.slice(0, LONGEST_LINE) ?? "";
}
