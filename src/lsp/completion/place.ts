import { isPair, isScalar, isSeq, parseDocument, visit } from "yaml";

/** Where in a YAML text something is being typed. */
export interface YamlPlace {
  /** The keys above, joined by slashes; of a list the index. */
  readonly path: string;
  readonly isKey: boolean;
}

/** Stands for what is typed next; no YAML has it. */
const cursor = "\uE0C5";

/** Nothing where the text is too broken to tell, and in a comment. */
export function placeAt(text: string, offset: number): YamlPlace | undefined {
  const marked = text.slice(0, offset) + cursor + text.slice(offset);
  let found: YamlPlace | undefined;
  try {
    visit(parseDocument(marked, { logLevel: "silent" }), {
      Scalar(role, node, above) {
        if (typeof node.value !== "string" || !node.value.includes(cursor))
          return undefined;
        const isKey = role === "key";
        const path = pathOf([...above, node]).slice(0, isKey ? -1 : undefined);
        found = { path: path.join("/"), isKey };
        return visit.BREAK;
      },
    });
  } catch {
    // Nested too deeply to walk.
    return undefined;
  }
  return found;
}

/** The last of the nodes stands in all the others. */
function pathOf(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node, at) => {
    if (isPair(node))
      return isScalar(node.key) ? [String(node.key.value)] : [""];
    if (!isSeq(node)) return [];
    return [String(node.items.findIndex((item) => item === nodes[at + 1]))];
  });
}
