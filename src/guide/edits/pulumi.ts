import { shellWord, type EditForm } from "./edit.ts";
import { inShell } from "./transform.ts";

/** Commands of the Pulumi CLI against the selected stack. */
export const pulumi: EditForm = {
  language: "bash",
  name: (path) => path,
  join: (edits) => edits.flat(),
  set: (path, to, { secret }) => {
    const command = `pulumi config set${secret ? " --secret" : ""} ${path}`;
    const line =
      to.kind === "command"
        ? `${to.command} | ${command}`
        : `${command} ${shellWord(String(to.value))}`;
    return { kind: "lines", lines: [line] };
  },
  remove: (path) => ({ kind: "lines", lines: ifSet(path, [remove(path)]) }),
  move: ({ from, to }, transform) => {
    const value = inShell(transform, "OLD");
    if (value === undefined) return undefined;
    const lines = [`pulumi config set ${to} "${value}"`];
    if (from !== to) lines.push(remove(from));
    return { kind: "lines", lines: ifSet(from, lines) };
  },
};

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
