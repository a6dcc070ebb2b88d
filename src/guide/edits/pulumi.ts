import type { Surface } from "../../release/types.ts";
import { shellWord, type EditForm } from "./edit.ts";
import { inShell } from "./transform.ts";

/** Commands of the Pulumi CLI against the stack that the file's name names. */
export const pulumi: EditForm = {
  language: "bash",
  name: (path) => path,
  join: (edits) => edits.flat(),
  set: (path, to, { secret, surface }) => {
    const secretly = secret ? " --secret" : "";
    const command = `${config("set", surface)}${secretly} ${path}`;
    const line =
      to.kind === "command"
        ? `${to.command} | ${command}`
        : `${command} ${shellWord(String(to.value))}`;
    return { kind: "lines", lines: [line] };
  },
  // A key that the stack does not have is none to complain about.
  remove: (path, surface) => ({
    kind: "lines",
    lines: [`${config("rm", surface)} ${path}`],
  }),
  move: ({ from, to }, transform, surface) => {
    const value = inShell(transform, "OLD");
    if (value === undefined) return undefined;
    const lines = [
      `if OLD=$(${config("get", surface)} ${from} 2>/dev/null); then`,
      `  ${config("set", surface)} ${to} "${value}"`,
      ...(from === to ? [] : [`  ${config("rm", surface)} ${from}`]),
      "fi",
    ];
    return { kind: "lines", lines };
  },
};

/** `Pulumi.$STACK.yaml` is the configuration of the stack `$STACK`. */
function config(action: "get" | "set" | "rm", { file }: Surface): string {
  const [, stack] = /(?:^|\/)Pulumi\.(.+)\.ya?ml$/.exec(file) ?? [];
  if (stack === undefined) return `pulumi config ${action}`;
  const word = stack.includes("$") ? `"${stack}"` : shellWord(stack);
  return `pulumi config ${action} --stack ${word}`;
}
