import type { Document, Heading } from "../markdown/document.ts";
import { headingsAbove } from "../markdown/headings.ts";
import type { Related } from "./finding.ts";
import type { Page } from "./rule.ts";

/** A version right behind a word that makes the heading about it: "Upgrading from 1.2 to 1.3". */
const version = "v?(\\d+(?:\\.\\d+){1,3})";
const about = new RegExp(
  `(?:^|\\b(?:upgrad\\w+|updat\\w+|migrat\\w+|releases?|versions?)\\s+(?:(?:from|to|for|until|before)\\s+)?)${version}(?:\\s*(?:-|–|→|->|to)\\s*${version})?`,
  "gi",
);
const archive =
  /^(?:archived?|archives|(?:the )?(?:older|old|previous|past|legacy|archived|unsupported|obsolete|historical) (?:versions?|releases?|guides?|instructions|notes|upgrades?|upgrade (?:guides?|notes|instructions)))$/i;
/** A heading says when it was: `3.0 (2018)`, `[2.1] - 2019-04-02`. */
const dated =
  /(?:\((?:[A-Za-z]+\.? )?|\s[-–—]\s)((?:19|20)\d\d)(?:-\d\d){0,2}\)?\s*$/;
/** What is less old may still be on somebody's way. */
const yearsUntilOld = 2;
const mostIntroduction = 12;
const kept =
  /\b(?:kept|left|preserved)\b[^.]{0,30}\bfor (?:the |our )?(?:archae?olog\w+|historians|histor(?:y|ical (?:interest|purposes|reasons|reference))|posterity|the record)\b/i;
const marks = ["archived", "deprecated", "obsolete", "outdated"];

/**
 * Why what stands on a line was right in its time: its page says that it is
 * archived, or a heading above names only versions older than the guide's.
 */
export function historyOf(page: Page, line: number): Related | undefined {
  const { frontMatter, headings } = page.document;
  const { status } = frontMatter;
  const mark =
    marks.find((name) => isSaid(frontMatter[name])) ??
    marks.find((name) => String(status).toLowerCase() === name);
  if (mark !== undefined)
    return {
      place: { line: 1, column: 1, endLine: 1, endColumn: 4 },
      message: `the page says \`${mark}\`: it was right in its time`,
    };
  const above = headingsAbove(headings, line);
  const old = above.find(({ text }) => archive.test(text));
  if (old) return told(old);
  const past = above.find(
    (heading) => isOvertaken(heading, headings) || isKept(heading, page),
  );
  if (past) return told(past);
  const current = currentOf(page);
  if (current === undefined) return undefined;
  const older = above.find(({ text }) => {
    const named = versionsIn(text);
    return named.length > 0 && named.every((one) => isOlder(one, current));
  });
  return older && told(older, current);
}

/** A year behind a version, and beside it another major version, not of those years. */
function isOvertaken(
  { text, depth }: Heading,
  headings: readonly Heading[],
): boolean {
  const year = yearOf(text);
  const named = versionsIn(text);
  if (year === undefined || named.length === 0) return false;
  return headings.some((other) => {
    const later = yearOf(other.text) ?? Infinity;
    if (other.depth !== depth || later - year < yearsUntilOld) return false;
    return versionsIn(other.text).some((newer) => {
      const [major = ""] = newer.split(".");
      return named.every((one) => isOlder(one, major));
    });
  });
}

function yearOf(heading: string): number | undefined {
  const year = dated.exec(heading)?.[1];
  return year === undefined ? undefined : Number(year);
}

const keptByDocument = new WeakMap<Document, ReadonlySet<Heading>>();

/** Between a heading and what comes first below it: "kept for the record". */
function isKept(heading: Heading, { document }: Page): boolean {
  const known = keptByDocument.get(document);
  if (known) return known.has(heading);
  const found = keptSections(document);
  keptByDocument.set(document, found);
  return found.has(heading);
}

function keptSections({ text, headings, fences }: Document): Set<Heading> {
  if (!/\b(?:kept|left|preserved)\b/i.test(text)) return new Set();
  const lines = text.split(/\r\n|\n|\r/);
  const ends = new Set([...headings, ...fences].map(({ line }) => line - 1));
  return new Set(
    headings.filter(({ endLine }) => {
      const introduction = lines.slice(endLine, endLine + mostIntroduction);
      const end = introduction.findIndex((_, at) => ends.has(endLine + at));
      const own = end < 0 ? introduction : introduction.slice(0, end);
      return kept.test(own.join(" "));
    }),
  );
}

function told(heading: Heading, current?: string): Related {
  const than = current === undefined ? "" : `older than ${current}, `;
  return {
    place: heading,
    message: `below \`${heading.text}\`: ${than}it was right in its time`,
  };
}

/** `deprecated: true`, or the reason in its place. */
function isSaid(value: unknown): boolean {
  return (
    value === true ||
    (typeof value === "string" && /^(?!false|no$).+/i.test(value))
  );
}

/** What the guide starts from; where nothing says so, the oldest version of its title. */
function currentOf({ expectations, document }: Page): string | undefined {
  const { from, to } = expectations;
  if (from !== undefined || to !== undefined) return from ?? to;
  const { title, version: own } = document.frontMatter;
  // A number may have lost its last zero.
  if (typeof own === "string" && /^v?\d+\.\d/.test(own)) return own;
  const [first] = document.headings;
  const heading = first?.depth === 1 ? first.text : "";
  const named = versionsIn(typeof title === "string" ? title : heading);
  return named.reduce<string | undefined>(
    (oldest, one) =>
      oldest === undefined || isOlder(one, oldest) ? one : oldest,
    undefined,
  );
}

function versionsIn(heading: string): string[] {
  return [...heading.matchAll(about)].flatMap(([, first, last]) =>
    [first, last].filter((one) => one !== undefined),
  );
}

/** Compares as far as both go: 2.0 is not older than 2.0.3. */
function isOlder(one: string, other: string): boolean {
  const otherParts = numbers(other);
  for (const [at, part] of numbers(one).entries()) {
    const against = otherParts[at];
    if (against === undefined || part > against) return false;
    if (part < against) return true;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.replace(/^v/i, "").split(/[.+-]/).map(Number);
}
