import type { Duration } from "../release/types.ts";

/**
 * Metadata prose is Markdown without HTML and images: a `<` outside of code is
 * text, and so is a link that leads to no page. Line breaks become spaces, so that
 * a title or a table cell stays on its line. What is prose already stays as it is.
 */
export function prose(text: string): string {
  if (!telling.test(text)) return text.trim();
  const line = visible(text.trim().replace(/\s*\n\s*/g, " "));
  const parts: string[] = [];
  let at = 0;
  for (const { 0: found, index } of line.matchAll(code)) {
    parts.push(withoutMarkup(line.slice(at, index)), found);
    at = index + found.length;
  }
  return [...parts, withoutMarkup(line.slice(at))].join("");
}

/** What moves a cursor, turns the direction of all that follows, or is a line's end to some. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** With a mark in place of each character that a terminal would obey. */
export function visible(text: string): string {
  return text.replace(unseen, "\uFFFD");
}

/** Without one of these a text is prose already. */
const telling = new RegExp(`[<\\]\`]|${unseen.source}`, "u");

/** What Markdown takes for code too: it ends with as many backticks as it begins. */
const code = /(?<![\\`])(`+)(?!`)(?:.*?[^`])?\1(?!`)/g;

/** What a link may lead to: a page, a place on it, a person. */
const followed = /^(?:https?:\/\/|mailto:|[#/]|\.{1,2}\/|[\w./-]+\.md\b)/i;

function withoutMarkup(text: string): string {
  // A backtick that is left would pair with one of a text on the same line.
  return escaped(text, /[<`]/g)
    .replace(/!\[/g, "!\\[")
    .replace(/^\[(?=[^\]]*\]:)/, "\\[")
    .replace(/\]\(([^)]*)/g, (link, target: string) =>
      followed.test(target) ? link : `]\\(${target}`,
    );
}

/** With a backslash before each mark that has none; two of them are one of text. */
function escaped(text: string, mark: RegExp): string {
  const run = new RegExp(`(\\\\*)(${mark.source})`, "g");
  return text.replace(run, (all, slashes: string, found: string) =>
    slashes.length % 2 === 1 ? all : `${slashes}\\${found}`,
  );
}

/** Prose in a table cell. */
export function cell(text: string): string {
  return escaped(prose(text), /\|/g);
}

/** Prose where nothing reads Markdown: without the backslashes. */
export function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** Code in a table cell; longer runs of backticks keep their own. */
export function codeCell(code: string): string {
  const text = visible(onOneLine(code));
  if (!/[`|]/.test(text)) return `\`${text}\``;
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** A value of several lines where one line has to do. */
export function onOneLine(text: string): string {
  return text.replace(/\r?\n/g, "\\n");
}

/** Begins with a capital letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The fence that can hold a text: longer than any run of backticks in it. */
export function fenceFor(text: string): string {
  return "`".repeat(Math.max(3, longestRun(text) + 1));
}

/** `30 seconds to 2 minutes`, `none` */
export function describeDuration({ least, most }: Duration): string {
  if (most === 0) return "none expected";
  if (least === 0) return `up to ${inWords(most)}`;
  if (least === most) return inWords(most);
  return `${inWords(least)} to ${inWords(most)}`;
}

/** `30 seconds`, `4 minutes`, `2 hours` */
export function inWords(seconds: number): string {
  if (seconds < 120 && seconds % 60 !== 0) return counted(seconds, "second");
  if (seconds >= 3600 && seconds % 3600 === 0)
    return counted(seconds / 3600, "hour");
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return counted(minutes, "minute");
  return counted(Math.round(minutes / 60), "hour");
}

/** `1 minute`, `2 minutes` */
export function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

function longestRun(text: string): number {
  const runs = text.match(/`+/g) ?? [];
  return Math.max(0, ...runs.map((run) => run.length));
}
