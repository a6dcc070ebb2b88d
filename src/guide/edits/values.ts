import type { ConfigDelta, Scalar } from "../../release/types.ts";
import { mustSet, type EditForm } from "./edit.ts";

/** What to put into, or take out of, a YAML values file. */
export const values: EditForm = {
  language: "yaml",
  join: (edits) => mergeTrees(edits),
  edit: (delta, { file }) => {
    switch (delta.op) {
      case "added":
        return mustSet(delta) ? added(delta, file) : undefined;
      case "removed":
        return manual(`Remove \`${dotted(delta.path)}\` from \`${file}\`.`);
      case "renamed":
        return manual(renamed(delta, file));
      case "default-changed":
        return undefined;
    }
  },
};

/** `replicas/web` as people say it. */
export function dotted(path: string): string {
  return path.replaceAll("/", ".");
}

function added(delta: Extract<ConfigDelta, { op: "added" }>, file: string) {
  if (delta.set?.kind === "command") {
    return manual(
      `Set \`${dotted(delta.path)}\` in \`${file}\` to the output of \`${delta.set.command}\`.`,
    );
  }
  const value = delta.set?.value ?? delta.now ?? "";
  return { kind: "lines", lines: [`${delta.path}: ${scalar(value)}`] } as const;
}

function renamed(
  { transform, was, path }: Extract<ConfigDelta, { op: "renamed" }>,
  file: string,
): string {
  if (transform.kind === "manual") return transform.how;
  const times =
    transform.kind === "multiply"
      ? ` and multiply its value by ${transform.by}`
      : "";
  return `Rename \`${dotted(was)}\` to \`${dotted(path)}\` in \`${file}\`${times}.`;
}

function manual(text: string) {
  return { kind: "manual", manual: text } as const;
}

/** Text that YAML could read as something else is quoted. */
function scalar(value: Scalar): string {
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z][\w./@-]*$/.test(value) &&
    !/^(true|false|yes|no|on|off|null)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

/** `a/b: 1` and `a/c: 2` as one nested mapping. */
function mergeTrees(edits: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  let open: string[] = [];
  for (const edit of edits.flat().toSorted()) {
    const colon = edit.indexOf(": ");
    const keys = edit.slice(0, colon).split("/");
    const shared = keys.findIndex((key, depth) => key !== open[depth]);
    for (const [depth, key] of keys.entries()) {
      if (depth < shared) continue;
      const indent = "  ".repeat(depth);
      const isLeaf = depth === keys.length - 1;
      lines.push(`${indent}${key}:${isLeaf ? edit.slice(colon + 1) : ""}`);
    }
    open = keys;
  }
  return lines;
}
