import type { ConfigDelta } from "../../release/types.ts";
import { mustSet, shellWord, type EditForm } from "./edit.ts";

/** Commands of the Pulumi CLI against the selected stack. */
export const pulumi: EditForm = {
  language: "bash",
  join: (edits) => edits.flat(),
  edit: (delta) => {
    switch (delta.op) {
      case "added":
        return mustSet(delta)
          ? { kind: "lines", lines: added(delta) }
          : undefined;
      case "removed":
        return {
          kind: "lines",
          lines: ifSet(delta.path, [remove(delta.path)]),
        };
      case "renamed":
        return renamed(delta);
      case "default-changed":
        return undefined;
    }
  },
};

function added(delta: Extract<ConfigDelta, { op: "added" }>): string[] {
  const secret = delta.secret ? " --secret" : "";
  const set = `pulumi config set${secret} ${delta.path}`;
  if (delta.set?.kind === "command") return [`${delta.set.command} | ${set}`];
  const value = delta.set?.value ?? delta.now ?? "";
  return [`${set} ${shellWord(String(value))}`];
}

function renamed(delta: Extract<ConfigDelta, { op: "renamed" }>) {
  const { transform, was, path } = delta;
  if (transform.kind === "manual")
    return { kind: "manual", manual: transform.how } as const;
  const value =
    transform.kind === "multiply" ? `$((OLD * ${transform.by}))` : "$OLD";
  return {
    kind: "lines",
    lines: ifSet(was, [`pulumi config set ${path} "${value}"`, remove(was)]),
  } as const;
}

/** Runs the lines only where the stack has the key; `OLD` holds its value. */
function ifSet(path: string, lines: readonly string[]): string[] {
  return [
    `if OLD=$(pulumi config get ${path} 2>/dev/null); then`,
    ...lines.map((line) => `  ${line}`),
    "fi",
  ];
}

function remove(path: string): string {
  return `pulumi config rm ${path}`;
}
