import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
} from "yaml";

/** The names by which a path calls a member of a list. */
const names = ["id", "title", "subject", "symptom", "key", "name"];

/**
 * The text with the scalar at a path replaced, or nothing where there is none.
 * Members of lists are called by their `id`, another name of theirs or their index.
 */
export function withValueAt(
  text: string,
  path: string,
  change: (was: unknown) => unknown,
): string | undefined {
  const document = parseDocument(text);
  const found = scalarAt(document.contents, path);
  if (!found) return undefined;
  found.value = change(found.value);
  delete found.source;
  delete found.type;
  return document.toString({ lineWidth: 0 });
}

function scalarAt(node: unknown, path: string): Scalar | undefined {
  if (path === "") return isScalar(node) ? node : undefined;
  if (!isCollection(node)) return undefined;
  // A key may hold dots of its own: the longest that fits is meant.
  const words = path.split(".");
  for (let count = words.length; count > 0; count--) {
    const child = memberOf(node, words.slice(0, count).join("."));
    const found = scalarAt(child, words.slice(count).join("."));
    if (found) return found;
  }
  return undefined;
}

function memberOf(node: unknown, name: string): unknown {
  if (isMap(node)) return node.get(name, true);
  if (!isSeq(node)) return undefined;
  const named = node.items.find(
    (item) => isMap(item) && names.some((key) => item.get(key) === name),
  );
  return named ?? (/^\d+$/.test(name) ? node.items[Number(name)] : undefined);
}
