import { writtenOut } from "../obeyed.ts";
import type { Baseline, Entry } from "./baseline.ts";

const head = `# What was found before. \`guidepost lint\` reports what is not written here;
# \`--prune-baseline\` takes out what was mended. After a conflict keep both sides.
schema: 1
`;

/** One line a finding, sorted, so that branches that mend different pages merge. */
export function writeBaseline(baseline: Baseline): string {
  const pages = [...baseline]
    .filter(([, entries]) => entries.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (pages.length === 0) return `${head}pages: {}\n`;
  const lines = pages.flatMap(([file, entries]) => [
    `  ${key(file)}:`,
    ...entries.map(lineOf).sort(),
  ]);
  return `${head}pages:\n${lines.join("\n")}\n`;
}

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const name = String.raw`[A-Za-z][\w./-]*|${text}`;
const opening = /^(?:#.*\n)*schema: 1\npages:( \{\})?\n/;
const itemLine = new RegExp(`^ {4}- (${name}): (${text})$`);
const pageLine = new RegExp(`^ {2}(${name}):$`);

/**
 * Reads what `writeBaseline` wrote, many times faster than YAML is read; undefined
 * where anything in it was written by others. Both sides of a conflict may be in it.
 */
export function readWritten(written: string): Baseline | undefined {
  try {
    return readLines(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readLines(written: string): Baseline | undefined {
  const [start, none] = opening.exec(written) ?? [];
  if (start === undefined || !written.endsWith("\n")) return undefined;
  const pages = new Map<string, Entry[]>();
  if (none !== undefined && start === written) return pages;
  let entries: Entry[] | undefined;
  for (const line of written.slice(start.length, -1).split("\n")) {
    const [, rule, said] = itemLine.exec(line) ?? [];
    const [, file] = pageLine.exec(line) ?? [];
    if (rule !== undefined && said !== undefined && entries) {
      entries.push({ rule: plain(rule), text: plain(said) });
    } else if (file !== undefined) {
      // Of a conflict both sides are kept, and a page may stand in both.
      entries = pages.get(plain(file)) ?? [];
      pages.set(plain(file), entries);
    } else return undefined;
  }
  return pages;
}

/** @throws {SyntaxError} */
function plain(written: string): string {
  if (!written.startsWith('"')) return written;
  const said: unknown = JSON.parse(written);
  return String(said);
}

function lineOf({ rule, text }: Entry): string {
  return `    - ${key(rule)}: ${quoted(text)}`;
}

function key(name: string): string {
  return /^[A-Za-z][\w./-]*[./-][\w./-]*$/.test(name) ? name : quoted(name);
}

/** JSON, and so YAML, without what an editor or a terminal would obey. */
function quoted(text: string): string {
  return writtenOut(JSON.stringify(text));
}
