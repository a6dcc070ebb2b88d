import { parse } from "unbash";
import { contextsOf } from "../../shell/contexts.ts";
import { nodesOf } from "../../shell/nodes.ts";
import type { Range } from "../../shell/script.ts";
import type { Block } from "../rule.ts";

/** A command behind `# `, and what a later command needs of it. */
export interface CommentedCommand extends Range {
  readonly block: number;
  readonly name: string;
  readonly path: string;
  readonly readAt: Range & { readonly block: number };
}

/** Commands whose last word is the path that they make. */
const MAKES = /^(?:cp|install|ln|mkdir|mv|rsync)$/;
const COMMENT = /^[ \t]*#[ \t]+(?=(?:sudo[ \t]+)?[a-z])(.*)$/gm;
/** Prose has words of letters alone. */
const ARGUMENT = /^-|[/.~$=:]|\d/;

/**
 * Comments in scripts that can only be commands behind a root prompt: they make
 * a path that nothing else on the page makes, and that a later command reads.
 */
export function commentedCommands(
  blocks: readonly Block[],
): CommentedCommand[] {
  return blocks.flatMap(({ script }, block) => {
    const { content, kind, prompts } = script;
    if (kind === "file" || prompts.length > 0 || !content.includes("# "))
      return [];
    const contexts = contextsOf(content);
    return [...content.matchAll(COMMENT)].flatMap(
      ({ 0: line, 1: text = "", index }) => {
        const start = index + line.length - line.trimStart().length;
        if (contexts[start] !== "comment") return [];
        const made = madeBy(text);
        if (!made) return [];
        const end = index + line.length;
        if (isMentioned(blocks, block, start, made.path)) return [];
        const readAt = readerOf(blocks, block, end, made.path);
        return readAt ? [{ start, end, block, ...made, readAt }] : [];
      },
    );
  });
}

/** The path that a text makes, where it is a command and nothing else. */
function madeBy(
  text: string,
): Pick<CommentedCommand, "name" | "path"> | undefined {
  const { commands, errors } = parse(text);
  const [only, more] = commands;
  if (errors || more || only?.command.type !== "Command") return undefined;
  const [first = "", ...rest] = [only.command.name, ...only.command.args].map(
    (word) => word?.text ?? "",
  );
  const [name = "", ...words] = first === "sudo" ? rest : [first, ...rest];
  const path = words.at(-1) ?? "";
  return MAKES.test(name) &&
    words.every((word) => ARGUMENT.test(word)) &&
    /^[\w~./-]*\/[\w./-]*[\w-]\/?$/.test(path)
    ? { name, path: path.replace(/\/$/, "") }
    : undefined;
}

function isMentioned(
  blocks: readonly Block[],
  until: number,
  end: number,
  path: string,
): boolean {
  return blocks
    .slice(0, until + 1)
    .some(({ script: { content } }, at) =>
      (at === until ? content.slice(0, end) : content).includes(path),
    );
}

/** The first later command that has the path, or one in it, as a word that it does not make. */
function readerOf(
  blocks: readonly Block[],
  from: number,
  after: number,
  path: string,
): CommentedCommand["readAt"] | undefined {
  for (const [block, { script }] of blocks.entries()) {
    if (block < from || !script.content.includes(path)) continue;
    for (const { node, inside } of nodesOf(script.tree)) {
      if (node.type !== "Command" || inside) continue;
      if (block === from && node.pos < after) continue;
      const word = node.args.find(
        ({ text }) => text === path || text.startsWith(`${path}/`),
      );
      if (!word) continue;
      const name = node.name?.text === "sudo" ? node.args[0] : node.name;
      const makes = MAKES.test(name?.text ?? "") && word === node.args.at(-1);
      return makes ? undefined : { block, start: word.pos, end: word.end };
    }
  }
  return undefined;
}
