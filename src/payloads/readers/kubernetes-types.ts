import { KUBERNETES_FIELDS } from "./kubernetes-fields.ts";

/** The types of an object's fields, by their names. */
export type Fields = ReadonlyMap<string, string>;

const types = new Map<string, Fields>(
  KUBERNETES_FIELDS.trim()
    .split("\n")
    .map((line) => {
      const [name = "", fields = ""] = line.split(" = ");
      return [name, new Map(fields.split(" ").filter(Boolean).map(field))];
    }),
);

function field(text: string): [string, string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1)];
}

/** The fields of a type; none where any are fine. */
export function fieldsOf(type: string): Fields | undefined {
  const fields = types.get(type);
  return fields && fields.size > 0 ? fields : undefined;
}

/** The versions that bring a kind. */
export function versionsOf(kind: string): string[] {
  return [...types.keys()]
    .filter((name) => name.endsWith(` ${kind}`))
    .map((name) => name.slice(0, -kind.length - 1));
}

export function isKnownVersion(apiVersion: string): boolean {
  return [...types.keys()].some((name) => name.startsWith(`${apiVersion} `));
}

/** Where a field stands in what an object holds, a few levels down, lists left out. */
export function pathTo(
  name: string,
  type: string,
  levels = 2,
): string[] | undefined {
  for (const [key, inner] of fieldsOf(type) ?? []) {
    if (!fieldsOf(inner) || key === "metadata") continue;
    if (fieldsOf(inner)?.has(name)) return [key];
    const further = levels > 1 ? pathTo(name, inner, levels - 1) : undefined;
    if (further) return [key, ...further];
  }
  return undefined;
}
