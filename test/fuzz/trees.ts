import fc from "fast-check";
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Scalar,
} from "yaml";
import { oddities } from "./mutations.ts";

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.1,
    Infinity,
    [],
    {},
    [[]],
    { a: { a: [] } },
    "1.0.0",
    "9.9.9",
    "1.0",
    "v1.2.0",
    ">=1 <2 || *",
    "2026-02-30",
    "30s..1m",
    "999999999h..1s",
    "{{from}} {{to}} {{version}}",
    "{{#each x}}",
    "{{{../__proto__}}}",
    "env/A",
    "line\nline\n",
    "---\ntitle: x\n---",
    "```\n````",
    "EOF\nrm -rf ~\n",
    "$(id) `id` ' \" ; & | > <",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "$&$1$`$'",
    "x".repeat(5_000),
  ),
  fc.constantFrom(...oddities),
);
const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** One change of a YAML tree: what comes out is YAML still, if it was before. */
export function treeEdits(): fc.Arbitrary<(text: string) => string> {
  return fc
    .record({
      where: at,
      from: at,
      value: odd,
      kind: fc.constantFrom<Edit["kind"]>(
        ...(["put", "delete", "rename", "double", "copy"] as const),
        ...(["append", "append", "append", "append"] as const),
      ),
    })
    .map((edit) => (text) => {
      const document = parseDocument(text);
      if (document.errors.length > 0) return text;
      apply(document, edit);
      try {
        return document.toString({ lineWidth: 0 });
      } catch {
        // A node copied into itself is no tree.
        return text;
      }
    });
}

interface Edit {
  readonly where: number;
  readonly from: number;
  readonly value: unknown;
  readonly kind: "put" | "delete" | "rename" | "double" | "copy" | "append";
}

function apply(document: Document, { where, from, value, kind }: Edit): void {
  const { texts, places } = partsOf(document);
  if (kind === "append") {
    const scalar = texts[Math.floor(where * texts.length)];
    const added = typeof value === "string" ? value : JSON.stringify(value);
    if (scalar) scalar.value = `${scalar.value} ${added}`;
    return;
  }
  const { parent, index } = places[Math.floor(where * places.length)] ?? {};
  const other = places[Math.floor(from * places.length)];
  if (!isCollection(parent) || index === undefined) return;
  const item = parent.items[index];
  if (kind === "delete") parent.items.splice(index, 1);
  else if (kind === "double") {
    if (isMap(parent) && isPair(item)) parent.items.push(item);
    if (isSeq(parent)) parent.items.push(item);
  } else if (kind === "rename") {
    if (isPair(item) && isScalar(item.key)) item.key.value = String(value);
  } else {
    const source = isCollection(other?.parent)
      ? other.parent.items[other.index]
      : undefined;
    const taken = isPair(source) ? source.value : source;
    const put = kind === "put" ? document.createNode(value) : taken;
    if (isPair(item)) item.value = put;
    else parent.items[index] = put;
  }
}

interface Place {
  readonly parent: unknown;
  readonly index: number;
}

function partsOf(document: Document): { texts: Scalar[]; places: Place[] } {
  const texts: Scalar[] = [];
  const places: Place[] = [];
  visit(document, {
    // What has a space is prose or a command, where anything may stand.
    Scalar: (_, scalar) => {
      if (/\s/.test(String(scalar.value))) texts.push(scalar);
    },
    Collection: (_, parent) => {
      for (let index = 0; index < parent.items.length; index++)
        places.push({ parent, index });
    },
  });
  return { texts, places };
}
