import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  parseDocument,
  YAMLParseError,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from "yaml";

type Options = Omit<ParseOptions, "uniqueKeys"> &
  DocumentOptions &
  SchemaOptions;

// The parser holds each key of a map against all before it: a map of a hundred
// thousand keys, which is a megabyte, took it minutes.
const uniqueKeys = false;

/** A YAML text with all its errors, read in the time of its length. */
export function parseYaml(text: string, options: Options = {}) {
  return withRepeats(parseDocument(text, { ...options, uniqueKeys }));
}

/** The same of each document in a text; none where it is empty. */
export function parseAllYaml(
  text: string,
  options: Options = {},
): readonly Document.Parsed[] {
  const parsed = parseAllDocuments(text, { ...options, uniqueKeys });
  return Array.isArray(parsed) ? parsed.map(withRepeats) : [];
}

/** With the errors about keys that stand twice in their map, where the parser has them. */
function withRepeats(document: Document.Parsed): Document.Parsed {
  const repeats: YAMLParseError[] = [];
  // Whatever is nested deeper than the stack is in there, too.
  const left: unknown[] = [document.contents];
  while (left.length > 0) {
    const node = left.pop();
    if (isMap(node)) repeats.push(...repeatsOf(node.items));
    if (isMap(node) || isSeq(node))
      for (const item of node.items) left.push(item);
    if (isPair(node)) left.push(node.key, node.value);
  }
  document.errors.push(...repeats);
  document.errors.sort((a, b) => a.pos[0] - b.pos[0]);
  return document;
}

function* repeatsOf(
  items: readonly { readonly key: unknown }[],
): Generator<YAMLParseError> {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    const name = isScalar(key) ? key.value : key;
    const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
    if (seen.has(name))
      yield new YAMLParseError(
        [at, at + 1],
        "DUPLICATE_KEY",
        "Map keys must be unique",
      );
    seen.add(name);
  }
}
