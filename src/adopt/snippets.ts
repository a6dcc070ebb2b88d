import { isMap, parseDocument } from "yaml";

export interface Setting {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** The values of a piece of YAML, JSON or `KEY=value`; none where it is something else. */
export function readSettings(content: string, language: string): Setting[] {
  if (["env", "ini", "properties", "dotenv"].includes(language))
    return Array.from(
      content.matchAll(/^[ \t]*([\w.-]+)[ \t]*=(.*)$/gm),
      ([, name = "", value = ""]) => ({
        path: [name],
        value: value.trim(),
      }),
    );
  const document = parseDocument(content);
  if (document.errors.length > 0 || !isMap(document.contents)) return [];
  const value: unknown = document.toJS({ maxAliasCount: 20 });
  return leavesOf(value, []);
}

function leavesOf(value: unknown, path: readonly string[]): Setting[] {
  if (Array.isArray(value) || value === null || value === undefined)
    return [{ path, value: JSON.stringify(value ?? null) }];
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, inner]) =>
      leavesOf(inner, [...path, key]),
    );
  if (typeof value === "string" || typeof value === "number")
    return [{ path, value }];
  return typeof value === "boolean" ? [{ path, value }] : [];
}
