import type { Command, Word } from "unbash";
import { contextsOf } from "../../shell/contexts.ts";
import { nodesOf } from "../../shell/nodes.ts";
import type { Range, Script } from "../../shell/script.ts";

const FILE_NAME =
  /^(?:\.{0,2}\/)?[\w-][\w./-]*\.(?:csv|dump|json|md|sql|tar\.gz|tgz|toml|txt|ya?ml|zip)$/;
const URL_LAST = /\bhttps?:\/\/\S+$/;

/** Where a command breaks off, or what was torn from one. */
export interface Loss extends Range {
  readonly message: string;
  /** All that is wrong: the command goes on when it is removed. */
  readonly surplus?: Range;
  readonly evidence?: "heuristic";
}

/** The commands over several lines that the shell takes apart. */
export function lostContinuations(script: Script): Loss[] {
  // Output below a command may start with anything.
  if (script.foreign.some(({ certain }) => !certain)) return [];
  const broken = brokenBackslashes(script);
  const orphans = [
    ...orphanFlags(script),
    ...orphanSettings(script),
    ...orphanOperators(script),
  ].filter(
    ({ start }) =>
      !broken.some((loss) => isLineAbove(script.text, loss, start)),
  );
  return [...broken, ...orphans];
}

/** A backslash that something follows, or that nothing follows at all. */
function brokenBackslashes({ text }: Script): Loss[] {
  if (!text.includes("\\")) return [];
  const contexts = contextsOf(text);
  const found: Loss[] = [];
  for (const { 0: match, index } of text.matchAll(/\\[ \t]+(#.*)?$/gm)) {
    if (contexts[index] !== "command" || contexts[index - 1] === "comment")
      continue;
    if (isEscaped(text, index)) continue;
    const [, comment] = /(#.*)$/.exec(match) ?? [];
    const next = index + match.length + 1;
    const nextEnd = text.indexOf("\n", next);
    const below = text.slice(next, nextEnd < 0 ? text.length : nextEnd);
    if (below.trim() === "") continue;
    found.push({
      start: index,
      end: index + match.length,
      message: `Unexpected ${comment ? "comment" : "space"} after \`\\\`, expected the end of the line`,
      // A line that starts like a command of its own may be one.
      ...(comment === undefined &&
        /^(?:\s|-)/.test(below) && {
          surplus: { start: index + 1, end: index + match.length },
        }),
    });
  }
  const last = text.trimEnd().length - 1;
  if (
    text[last] === "\\" &&
    !isEscaped(text, last) &&
    contexts[last] === "command"
  )
    found.push({
      start: last,
      end: last + 1,
      message:
        "Unexpected `\\` at the end of the block, expected the rest of the command",
    });
  return found;
}

/** Commands that are called like a flag: no program is. */
function orphanFlags(script: Script): Loss[] {
  const found: Loss[] = [];
  for (const { node, inside } of nodesOf(script.tree)) {
    if (node.type !== "Command" || inside) continue;
    const loss = orphanFlag(node, script.text);
    if (loss) found.push(loss);
  }
  return found;
}

function orphanFlag({ name }: Command, text: string): Loss | undefined {
  if (!name) return undefined;
  if (FILE_NAME.test(name.text))
    return brokenUrl(name, text) ?? orphanFile(name, text);
  if (!/^--?[A-Za-z]/.test(name.text)) return undefined;
  let { line, start } = lineBefore(text, name.pos);
  if (line.trim() !== "") return undefined;
  let commented = false;
  do {
    commented ||= isComment(line);
    ({ line, start } = lineBefore(text, start - 1));
  } while (isComment(line));
  const before = line;
  if (before.trim() === "") return undefined;
  const flag = `Unexpected \`${name.text}\` as a command`;
  return {
    start: name.pos,
    end: name.end,
    message:
      commented && before.trimEnd().endsWith("\\")
        ? `${flag}, expected no comment between it and the line it continues`
        : `${flag}, expected \`\\\` at the end of the line above`,
  };
}

/** The rest of a URL on the next line: no program is called like a data file. */
function brokenUrl(
  { text: name, pos, end }: Word,
  text: string,
): Loss | undefined {
  const { line, start } = lineBefore(text, pos);
  if (line.trim() !== "" || !URL_LAST.test(lineBefore(text, start - 1).line))
    return undefined;
  return {
    start: pos,
    end,
    message: `Unexpected \`${name}\` as a command, expected it in one line with the URL above`,
  };
}

/** Data on a line of its own, below a command that looks as if it waited for it. */
function orphanFile(
  { text: name, pos, end }: Word,
  text: string,
): Loss | undefined {
  const { line, start } = lineBefore(text, pos);
  const before = lineBefore(text, start - 1).line;
  const waits = /\s(?:--?[A-Za-z][\w-]*=?|<|\\[ \t]+)$/.test(before.trimEnd());
  if (line.trim() !== "" || isComment(before)) return undefined;
  if (!waits && !(line !== "" && /\S/.test(before))) return undefined;
  return {
    start: pos,
    end,
    message: `Unexpected \`${name}\` as a command, expected \`\\\` at the end of the line above`,
  };
}

/** `A=1 B=2` alone, indented below a command, and nobody reads what it sets. */
function orphanSettings({ tree, text, kind, prompts }: Script): Loss[] {
  // What was a prompt is blank in the text, and no indentation.
  if (kind === "file" || prompts.length > 0) return [];
  return tree.commands.flatMap(({ command }, at) => {
    const above = tree.commands[at - 1]?.command;
    if (command.type !== "Command" || command.name) return [];
    if (above?.type !== "Command" || !above.name || !above.suffix.length)
      return [];
    const [first] = command.prefix;
    if (!first || !isIndentedBelow(text, command, above)) return [];
    const isRead = command.prefix.some(
      (word) =>
        word.type === "Assignment" &&
        word.name !== undefined &&
        isUsed(word.name, text.slice(command.end)),
    );
    if (isRead) return [];
    return {
      start: first.pos,
      end: first.end,
      evidence: "heuristic" as const,
      message: `Unexpected \`${text.slice(first.pos, first.end)}\` as a command, expected \`\\\` at the end of the line above`,
    };
  });
}

function isUsed(name: string, text: string): boolean {
  return new RegExp(`[$]\\{?${name}\\b|\\bexport\\s.*\\b${name}\\b`).test(text);
}

/** Right below the line on which the other ends, and deeper than it begins. */
function isIndentedBelow(
  text: string,
  below: Command,
  above: Command,
): boolean {
  const between = text.slice(above.end, below.pos);
  const { line } = lineBefore(text, below.pos);
  const { line: other } = lineBefore(text, above.pos);
  return (
    /^[ \t]*\n[ \t]+$/.test(between) &&
    other.trim() === "" &&
    line.length > other.length
  );
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

/** The part of a line before an offset, and where it starts. */
function lineBefore(text: string, at: number): { line: string; start: number } {
  if (at < 0) return { line: "", start: 0 };
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  return { line: text.slice(start, at), start };
}

function orphanOperators({ tree, text }: Script): Loss[] {
  return (tree.errors ?? []).flatMap(({ pos }) => {
    const [operator] = /^(?:\|\|?|&&)/.exec(text.slice(pos, pos + 2)) ?? [];
    const lineStart = text.lastIndexOf("\n", pos - 1) + 1;
    if (!operator || lineStart === 0) return [];
    if (text.slice(lineStart, pos).trim() !== "") return [];
    return {
      start: pos,
      end: pos + operator.length,
      message: `Unexpected \`${operator}\` at the start of a line, expected it or \`\\\` at the end of the line above`,
    };
  });
}

function isEscaped(text: string, at: number): boolean {
  const [before = ""] =
    /\\*$/.exec(text.slice(Math.max(0, at - 100), at)) ?? [];
  return before.length % 2 === 1;
}

function isLineAbove(text: string, { end }: Loss, start: number): boolean {
  return (text.slice(end, start).match(/\n/g)?.length ?? 0) === 1;
}
