import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** A field and its value, as YAML has it. */
export type Fields = Readonly<Record<string, unknown>>;

/** What to change in a YAML text: all else stays as it is, byte for byte. */
export interface Splices {
  /** Records to put at the end of lists, by the list's key. */
  readonly append: Readonly<Record<string, readonly Fields[]>>;
  /** Fields to set in records of lists. */
  readonly set: readonly {
    readonly list: string;
    readonly index: number;
    readonly fields: Fields;
  }[];
  /** Fields to set in mappings, by the mapping's key. */
  readonly merge: Readonly<Record<string, Fields>>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the changes, in the line breaks that it has. */
export function splice(text: string, splices: Splices): string {
  if (!text.includes("\r\n")) return spliceLines(text, splices);
  const before = text.replaceAll("\r\n", "\n");
  const after = spliceLines(before, splices);
  return after === before ? text : after.replaceAll("\n", "\r\n");
}

function spliceLines(text: string, splices: Splices): string {
  const document = parseDocument(text);
  const edits: Edit[] = [];
  const behind: string[] = [];
  for (const { list, index, fields } of splices.set) {
    const record = document.getIn([list, index], true);
    if (isMap(record)) edits.push(...setFields(text, record, fields));
  }
  for (const [list, records] of Object.entries(splices.append)) {
    if (records.length === 0) continue;
    const edit = append(text, document, list, records);
    if (edit) edits.push(edit);
    else behind.push(`${list}:`, ...records.map((one) => `  - ${inline(one)}`));
  }
  for (const [key, fields] of Object.entries(splices.merge)) {
    if (Object.keys(fields).length === 0) continue;
    const map = document.get(key, true);
    if (isMap(map) && map.items.length > 0)
      edits.push(...setFields(text, map, fields));
    else behind.push(`${key}: ${inline(fields)}`);
  }
  const spliced = edits
    // Of two at one place the first in the list comes first in the text.
    .toReversed()
    .sort((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end, text }) =>
        all.slice(0, start) + text + all.slice(end),
      text,
    );
  if (behind.length === 0) return spliced;
  const ended = spliced === "" || spliced.endsWith("\n") ? "" : "\n";
  return `${spliced}${ended}${behind.join("\n")}\n`;
}

/** A value on one line: `{ op: added, now: 3 }`. */
function inline(value: unknown): string {
  const text = stringify([value], { collectionStyle: "flow", lineWidth: 0 });
  return text.trim().slice(1, -1).trim();
}

function setFields(text: string, map: YAMLMap, fields: Fields): Edit[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const present = map.get(name, true);
    const range = isNodeWithRange(present) ? present.range : undefined;
    if (range) {
      const isBlock = text.slice(range[0], range[1]).endsWith("\n");
      return [
        {
          start: range[0],
          end: range[1],
          text: `${inline(value)}${isBlock ? "\n" : ""}`,
        },
      ];
    }
    const first = endOfFirst(map);
    if (first === undefined) return [];
    const field = `${name}: ${inline(value)}`;
    const at = map.flow ? first : endOfLine(text, first);
    const added = map.flow ? `, ${field}` : `\n${indentOf(text, map)}${field}`;
    return [{ start: at, end: at, text: added }];
  });
}

/** Behind the field that names the record, or else its first one. */
function endOfFirst(map: YAMLMap): number | undefined {
  const pair =
    map.items.find(
      ({ key }) => isScalar(key) && /^(?:key|tool)$/.test(String(key.value)),
    ) ?? map.items[0];
  return isNodeWithRange(pair?.value) ? pair.value.range[1] : undefined;
}

/** Spaces up to the column of the mapping's keys. */
function indentOf(text: string, map: YAMLMap): string {
  const key = map.items[0]?.key;
  const start = isNodeWithRange(key) ? key.range[0] : 0;
  return " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
}

/** Undefined where there is no such list yet. */
function append(
  text: string,
  document: Document,
  list: string,
  records: readonly Fields[],
): Edit | undefined {
  const present = document.get(list, true);
  const lines = (indent: string) =>
    records.map((record) => `\n${indent}- ${inline(record)}`).join("");
  if (isSeq(present) && present.items.length > 0) {
    if (present.flow === true) {
      const at = endOfLast(text, present);
      const more = records.map((record) => `, ${inline(record)}`).join("");
      return { start: at, end: at, text: more };
    }
    const at = endOfLine(text, endOfLast(text, present));
    return { start: at, end: at, text: lines(dashIndent(text, present)) };
  }
  // `config: []`, or a key with nothing behind it.
  if (!isNodeWithRange(present)) return undefined;
  const [start, end] = present.range;
  const [before] = /[ \t]*$/.exec(text.slice(0, start)) ?? [""];
  return { start: start - before.length, end, text: lines("  ") };
}

function endOfLast(text: string, list: YAMLSeq): number {
  const last = list.items.at(-1);
  const end = isNodeWithRange(last) ? last.range[1] : 0;
  return text.slice(0, end).trimEnd().length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function dashIndent(text: string, list: YAMLSeq): string {
  const start = list.range?.[0] ?? 0;
  return " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
}

function isNodeWithRange(
  node: unknown,
): node is Node & { range: [number, number, number] } {
  return (
    (isScalar(node) || isMap(node) || isSeq(node)) &&
    node.range !== null &&
    node.range !== undefined
  );
}
