import { isMap, isScalar, isSeq, parseDocument, type Node } from "yaml";

/** A file as somebody wrote it. */
export interface YamlFile {
  /** As readers find it: `content/products/mill/product.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** A value that stands somewhere. */
export interface Value {
  /** As YAML on one line. */
  readonly text: string;
  readonly file: string;
}

/** An excerpt that shows a key with all that is in it. */
export interface Excerpt {
  readonly text: string;
  readonly file: string;
  /** 1-based, of its first line. */
  readonly line: number;
}

/** Of the lengths a reader takes in at a glance, the one that says most. */
const bestLength = 32;
const longestValue = 72;

/** Ends a value of which not all is shown. */
const cut = "…";

const fewestLines = 3;
const mostLines = 14;

/** The most telling value of each field, by its path, where it has one of few words. */
export function valuesIn(
  files: readonly YamlFile[],
): ReadonlyMap<string, Value> {
  const best = new Map<string, Value>();
  for (const { file, text } of files) {
    for (const [path, node] of walk(parseDocument(text).contents, "")) {
      const shown = shownValue(node);
      if (shown === undefined) continue;
      const before = best.get(path);
      if (!before || distance(shown) < distance(before.text))
        best.set(path, { text: shown, file });
    }
  }
  return best;
}

/**
 * The most telling value at any of these places; `<id>` and `<name>` stand for
 * any key.
 */
export function valueAt(
  paths: readonly string[],
  values: ReadonlyMap<string, Value>,
): Value | undefined {
  const pattern = new RegExp(`^(?:${paths.map(patternOf).join("|")})$`);
  let best: Value | undefined;
  for (const [place, value] of values)
    if (
      pattern.test(place) &&
      (!best || distance(value.text) < distance(best.text))
    )
      best = value;
  return best;
}

function patternOf(path: string): string {
  return path
    .split(/<(?:id|name)>/)
    .map((part) => part.replace(/[.[\]]/g, "\\$&"))
    .join("[^.[\\]]+");
}

/** For each key at the top of a file, the place that shows most of it on one screen. */
export function excerptsIn(
  files: readonly YamlFile[],
): ReadonlyMap<string, Excerpt> {
  const best = new Map<string, Excerpt & { readonly lines: number }>();
  for (const { file, text } of files) {
    const { contents } = parseDocument(text);
    if (!isMap(contents)) continue;
    for (const [at, { key }] of contents.items.entries()) {
      const name = isScalar(key) ? String(key.value) : "";
      const start = startOf(key);
      const end = startOf(contents.items[at + 1]?.key) ?? text.length;
      if (start === undefined) continue;
      const shown = withoutTail(text.slice(start, end));
      const lines = shown.split("\n").length;
      if (lines > mostLines) continue;
      if ((best.get(name)?.lines ?? fewestLines - 1) >= lines) continue;
      const line = text.slice(0, start).split("\n").length;
      best.set(name, { text: shown, file, line, lines });
    }
  }
  return best;
}

function startOf(key: unknown): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** Comments at the end belong to the key that follows. */
function withoutTail(text: string): string {
  return text.replace(/(?:\n(?:#.*|[ \t]*))+$/, "").trimEnd();
}

/** Every value with its path, where keys of maps may be anything: as they are. */
function* walk(
  node: unknown,
  path: string,
): Generator<readonly [string, Node]> {
  if (isMap(node)) {
    if (path !== "") yield [path, node];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      yield* walk(value, path === "" ? name : `${path}.${name}`);
    }
  } else if (isSeq(node)) {
    yield [path, node];
    for (const item of node.items) yield* walk(item, `${path}[]`);
  } else if (isScalar(node)) yield [path, node];
}

function shownValue(node: Node): string | undefined {
  const value: unknown = node.toJSON();
  if (value === null) return undefined;
  if (typeof value === "object" && !Object.values(value).every(isPlain))
    return undefined;
  const [first = "", ...more] = flow(value).trim().split("\n");
  if (more.length === 0 && first.length <= longestValue) return first;
  return `${first.slice(0, longestValue).trimEnd()} ${cut}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object";
}

/** As YAML on one line, as people write it between braces. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, each]) => `${key}: ${flow(each)}`,
    );
    return `{ ${pairs.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  const isBare =
    /^[A-Za-z][\w ./-]*$/.test(value) && !/^(?:true|false|null)$/.test(value);
  return isBare || value.includes("\n") ? value : JSON.stringify(value);
}

/** A whole value says more than a cut one. */
function distance(text: string): number {
  const length = text.endsWith(cut) ? 2 * longestValue : text.length;
  return Math.abs(length - bestLength);
}
