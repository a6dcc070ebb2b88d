import type { Fence } from "../markdown/document.ts";
import { readSettings } from "./snippets.ts";
import { placeOf, readable, settingsBetween } from "./setting-pairs.ts";
import { sampleIn } from "./changes.ts";
import type { SettingFact } from "./facts.ts";
import { cellOf, type Columns } from "./columns.ts";
import type { Table } from "./tables.ts";
import { joined, sentenceOf } from "./prose.ts";

const gone = /\b(?:remov|delet|drop|no longer|obsolete|unsupported)/i;
const deprecated = /\bdeprecat/i;

/** Settings that a piece of configuration shows, by what its heading and comments say of it. */
export function settingsOfBlock(fence: Fence, words: string): SettingFact[] {
  const { language, content } = fence;
  const sample = sampleIn(fence);
  if (sample) return settingsBetween(sample, language);
  if (!readable.has(language)) return [];
  const isGone = gone.test(`${words} ${content}`);
  const remarks = remarksIn(content);
  const settings = readSettings(content, language);
  // A name that has no place in a key is no setting's.
  if (
    settings.some(({ path }) =>
      path.some((name) => !/^[^\s\p{Cc}]+$/u.test(name)),
    )
  )
    return [];
  return settings.map(({ path, value }, at) => ({
    kind: "setting",
    ...placeOf(path),
    ...noteOf([
      ...(at === 0 ? remarks.alone : []),
      remarks.beside.get(path.at(-1) ?? "") ?? "",
    ]),
    change: isGone
      ? { op: "removed", was: value }
      : deprecated.test(words)
        ? { op: "deprecated" }
        : { op: "added", now: value },
  }));
}

/** Comments on lines of their own, and behind a key. */
function remarksIn(content: string) {
  const alone: string[] = [];
  const beside = new Map<string, string>();
  for (const line of content.split("\n")) {
    const [, before = "", remark = ""] =
      /^(.*?)(?:^|\s)#+\s*(.*)$/.exec(line) ?? [];
    const name = /^[\s-]*["']?([\w./-]+)["']?\s*[:=]/.exec(before)?.[1];
    if (remark === "") continue;
    if (name === undefined) alone.push(remark);
    else beside.set(name, remark);
  }
  return { alone, beside };
}

function noteOf(texts: readonly string[]): { readonly note?: string } {
  const note = joined(texts);
  return note === "" ? {} : { note };
}

/** Settings of a table's rows, where its columns tell what changed. */
export function settingsOfTable(
  { rows }: Table,
  columns: Columns,
  words: string,
): SettingFact[] {
  return rows.flatMap(({ cells }): SettingFact[] => {
    const isRenamed = columns.setting === undefined;
    const name = bare(
      cellOf(cells, isRenamed ? columns.instead : columns.setting),
    );
    const old = bare(cellOf(cells, columns.was));
    if (name === "" || /\s/.test(name)) return [];
    if (isRenamed && (old === "" || /\s/.test(old))) return [];
    const change: SettingFact["change"] = isRenamed
      ? { op: "renamed", was: placeOf(old.split(/[./]/)).key }
      : changeIn(cells, columns, words);
    const rest = columns.other
      .map((at) => cellOf(cells, at))
      .filter((text) => text !== "");
    const note = sentenceOf(rest.join(". "));
    return [
      {
        kind: "setting",
        ...placeOf(name.split(/[./]/)),
        change,
        ...(note !== "" && { note }),
      },
    ];
  });
}

function changeIn(
  cells: readonly string[],
  columns: Columns,
  words: string,
): SettingFact["change"] {
  const was = bare(cellOf(cells, columns.was));
  const now = bare(cellOf(cells, columns.now));
  const instead = bare(cellOf(cells, columns.instead));
  if (columns.was !== undefined && columns.now !== undefined)
    return { op: "default-changed", was: valueOf(was), now: valueOf(now) };
  if (columns.instead !== undefined && deprecated.test(words))
    return { op: "deprecated", ...(instead !== "" && { instead }) };
  if (columns.instead !== undefined && instead !== "")
    return { op: "deprecated", instead };
  if (gone.test(words))
    return { op: "removed", ...(was !== "" && { was: valueOf(was) }) };
  if (deprecated.test(words)) return { op: "deprecated" };
  return { op: "added", ...(now !== "" && { now: valueOf(now) }) };
}

function bare(cell: string): string {
  return cell.replace(/^[`"']+|[`"']+$/g, "").trim();
}

function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** `- \`MILL_PORT\`: where it listens` */
export function settingOfItem(
  text: string,
  words: string,
): SettingFact | undefined {
  const match = /^\**`([\w./-]+)(?:\s*[=:]\s*([^`]*))?`\**\s*(.*)$/s.exec(text);
  const name = match?.[1];
  if (name === undefined) return undefined;
  const value = (match?.[2] ?? "").trim();
  const note = sentenceOf((match?.[3] ?? "").replace(/^[\s:–—-]+/, ""));
  const told = `${words} ${text}`;
  const renamed = /\b(?:renamed|moved)\b.*\bto\b\s*`([\w./-]+)`/i.exec(
    text,
  )?.[1];
  const place = placeOf((renamed ?? name).split(/[./]/));
  const change: SettingFact["change"] = renamed
    ? { op: "renamed", was: placeOf(name.split(/[./]/)).key }
    : gone.test(told)
      ? { op: "removed" }
      : deprecated.test(told)
        ? { op: "deprecated" }
        : { op: "added", ...(value !== "" && { now: valueOf(value) }) };
  return { kind: "setting", ...place, change, ...(note !== "" && { note }) };
}
