import type { Scalar } from "../../release/types.ts";
import { keysOf, manual, type EditForm } from "./edit.ts";

/** What to put into, or take out of, a YAML values file. */
export const values: EditForm = {
  language: "yaml",
  // As in `--set`: a dot within a key has a backslash.
  name: (path) =>
    keysOf(path)
      .map((key) => key.replaceAll(".", "\\."))
      .join("."),
  join: (edits) => nested(edits.flat()),
  set: (path, to, { surface: { file } }) => {
    if (to.kind === "value")
      return { kind: "lines", lines: [`${path}: ${scalar(to.value)}`] };
    const name = values.name(path);
    return manual(
      `Set \`${name}\` in \`${file}\` to the output of \`${to.command}\`.`,
    );
  },
  remove: (path, { file }) =>
    manual(`Remove \`${values.name(path)}\` from \`${file}\`.`),
  move: ({ from, to }, transform, { file }) => {
    if (transform.kind !== "identity") return undefined;
    return manual(
      `Rename \`${values.name(from)}\` to \`${values.name(to)}\` in \`${file}\`.`,
    );
  },
};

/** Text that YAML could read as something else is quoted. */
function scalar(value: Scalar): string {
  if (typeof value !== "string") return String(value);
  const plain = /^[A-Za-z][\w./@-]*$/.test(value);
  const special = /^(true|false|yes|no|on|off|null)$/i.test(value);
  return plain && !special ? value : JSON.stringify(value);
}

/** `a/b: 1` and `a/c: 2` as one nested mapping. */
function nested(settings: readonly string[]): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  for (const setting of settings.toSorted()) {
    const colon = setting.indexOf(": ");
    const keys = keysOf(setting.slice(0, colon)).map(scalar);
    const shared = keys.findIndex((key, depth) => key !== open[depth]);
    for (const [depth, key] of keys.entries()) {
      if (depth < shared) continue;
      const indent = "  ".repeat(depth);
      const isLeaf = depth === keys.length - 1;
      lines.push(`${indent}${key}:${isLeaf ? setting.slice(colon + 1) : ""}`);
    }
    open = keys;
  }
  return lines;
}
