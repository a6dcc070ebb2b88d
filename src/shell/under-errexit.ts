import { parse, type AndOr, type SyntaxNode } from "unbash";

/**
 * A script's text as it must stand below `set -e`, which lets every command of
 * `a && b` fail but the last. A reader sees that; a script has to be told. Where a
 * list begins with a question (`[ -f x ] && ...`) no is an answer, not a failure.
 */
export function underErrexit(text: string): string {
  const { commands } = parse(text);
  const ends = commands
    .map(({ command }) => command)
    .filter((node) => node.type === "AndOr" && mustHold(node))
    .map(({ end }) => end);
  const last = commands.at(-1)?.command;
  const strict = ends
    .toReversed()
    .reduce(
      (all, end) => `${all.slice(0, end)} || return${all.slice(end)}`,
      text,
    );
  // The status of the last question would be the status of them all.
  return last?.type === "AndOr" && isCondition(last)
    ? `${strict.trimEnd()}\n:`
    : strict;
}

/** `a && b && c`, where nothing says what to do instead. */
function mustHold({ commands, operators }: AndOr): boolean {
  return operators.every((each) => each === "&&") && !asks(commands[0]);
}

/** `[ -f x ] && a`. */
function isCondition({ commands, operators }: AndOr): boolean {
  return operators.every((each) => each === "&&") && asks(commands[0]);
}

const questions = new Set([
  "[",
  "test",
  "command",
  "type",
  "grep",
  "cmp",
  "diff",
]);

function asks(node: SyntaxNode | undefined): boolean {
  if (node === undefined || node.type === "TestCommand") return true;
  if (node.type === "Pipeline")
    return node.prefixes.length > 0 || asks(node.commands.at(-1));
  return node.type === "Command" && questions.has(node.name?.value ?? "");
}
