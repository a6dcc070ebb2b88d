import { foreignAt } from "./foreign.ts";
import type { Line } from "./lines.ts";

/** Which prompt a block shows. `#` and `>` need the whole block to tell. */
export type PromptStyle = "$" | "#" | ">";

/** Never the start of a command: a lone `$` or `%`, or user, host, directory and branch. */
const CERTAIN = new RegExp(
  [
    String.raw`^\s*(?:\([\w./-]+\) ?)?(?:`,
    [
      String.raw`\[[\w.-]+@[\w.-]+[^\]\n]*\](?: \([\w./-]+\))? ?[$#%]`,
      String.raw`[\w.-]+@[\w.-]+(?::[\w~/.-]*| [~/][\w~/.-]*)?(?: ?\([\w./-]+\))? ?[$#%>]`,
      String.raw`[\w.-]+:[\w~/.-]*[$#]`,
      String.raw`~(?:/[\w./-]*)?(?: ?\([\w./-]+\))? ?[$%]`,
      String.raw`/[\w./-]* \$|/ #`,
      String.raw`(?:ba|z)?sh-\d+(?:\.\d+)?[$#]`,
      String.raw`➜[ \t]+[\w~./-]+[ \t]+git:\([\w./-]+\)(?:[ \t]*✗)?`,
      String.raw`➜[ \t]+~(?:/[\w./-]*)?`,
      String.raw`\$>?|%|[❯➜λ»]`,
    ].join("|"),
    String.raw`)(?:[ \t]+|$)`,
  ].join(""),
  "u",
);
const ROOT = /^\s*#[ \t]+/;
const ARROW = /^\s*>[ \t]+(?=[a-z][\w-]*[ \t]+\S)/;

/** Commands that are shown behind a root prompt. Prose starts with none of these words. */
const ROOT_COMMAND =
  /^\s*#[ \t]+(?:apt|apt-get|cat|cd|ceph|chmod|chown|cp|curl|dnf|docker|dpkg|export|git|helm|journalctl|kubectl|ls|mkdir|mount|mv|mysql|nano|pg_\w+|podman|ps|psql|rm|rpm|scp|ssh|sudo|sysctl|systemctl|tar|umount|vi|vim|wget|yum)[ \t]+[-\w./"'$]/;
const COMMENT = /^\s*#/;

/** The prompts a block shows before its commands, if any. */
export function promptStyle(
  lines: readonly Line[],
  transcript: boolean,
): PromptStyle | undefined {
  const filled = lines.filter(({ text }) => text.trim() !== "");
  if (filled.some(({ text }) => CERTAIN.test(text))) return "$";
  // Nobody begins a script by writing a command's output to the command. In a
  // transcript it may be the prompt of another program.
  const arrows = transcript ? filled : filled.slice(0, 1);
  if (arrows.length > 0 && arrows.every(({ text }) => ARROW.test(text)))
    return ">";
  return showsRoot(filled, lines, transcript) ? "#" : undefined;
}

/** The length of the prompt at the start of a line; 0 where there is none. */
export function promptLength(line: string, style: PromptStyle): number {
  const prompt = { $: CERTAIN, ">": ARROW, "#": ROOT }[style];
  return prompt.exec(line)?.[0].length ?? 0;
}

/** `> ` before the further lines of a command. An indented one is a redirection. */
export function continuationPrompt(line: string): number {
  return /^>(?: |$)/.exec(line)?.[0].length ?? 0;
}

/**
 * `# ` is a root prompt where every such line names a command and what stands
 * between cannot be commands: then nobody meant a comment. In a block tagged as
 * a script it takes output right below as well.
 */
function showsRoot(
  filled: readonly Line[],
  lines: readonly Line[],
  transcript: boolean,
): boolean {
  const marked = filled.filter(({ text }) => COMMENT.test(text));
  const [first] = marked;
  if (!first || filled[0] !== first) return false;
  const others = filled.filter(({ text }) => !COMMENT.test(text));
  if (transcript && others.length > 0 && isAnswered(marked, others))
    return true;
  if (!marked.every(({ text }) => ROOT_COMMAND.test(text))) return false;
  if (others.some(({ text }) => ROOT_COMMAND.test(`# ${text.trim()}`)))
    return false;
  if (transcript) return true;
  const next = lines.indexOf(first) + 1;
  return foreignAt(lines, next)?.what === "output";
}

/** A comment prints nothing: what no command starts like was printed by one. */
function isAnswered(marked: readonly Line[], others: readonly Line[]): boolean {
  return (
    marked.every(({ text }) =>
      /^\s*#[ \t]+[a-z][\w.-]*(?:[ \t]|$)/.test(text),
    ) &&
    others.every(({ text }) =>
      /^\s*(?:[A-Z][a-z]|[^\w\s"'$./~({[\\-])/.test(text),
    )
  );
}
