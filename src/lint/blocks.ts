import type { Document, Fence } from "../markdown/document.ts";
import type { Expectations } from "../plan/expect.ts";
import type { SessionBlock } from "../session/rehearse.ts";
import { nodesOf } from "../shell/nodes.ts";
import { isShell, readScript } from "../shell/script.ts";
import { branchesOf } from "./branches.ts";
import type { Block } from "./rule.ts";

/** The shell blocks of a document, each parsed once. */
export function shellBlocks(document: Document): Block[] {
  const branches = branchesOf(document);
  return document.fences
    .filter(({ language }) => isShell(language))
    .map((fence) => {
      const title = titleOf(fence);
      const context = title === undefined ? {} : { title };
      return {
        fence,
        script: readScript(fence.content, fence.language, context),
        branches: branches(fence),
      };
    });
}

/** What stands above the block: `title="Output"`, `file=stop.sh`, `bash:stop.sh`. */
function titleOf({ info, annotations }: Fence): string | undefined {
  const { title, filename, file, name } = annotations;
  const path = /^[\w-]+:([\w./-]+\.\w+)/.exec(info)?.[1];
  return title ?? filename ?? file ?? path ?? name;
}

/** A block as the session takes it. */
export function sessionBlock(
  { fence, script, branches }: Block,
  expectations: Expectations,
): SessionBlock {
  const { skip = "", prints, migrates } = fence.annotations;
  const declared = choicesOf(fence, expectations);
  return {
    script,
    // What the author says of a block is better than what its place says.
    choices: Object.keys(declared).length > 0 ? declared : branches,
    // Without a reason nothing is skipped.
    ...(skip.trim() !== "" && { skip }),
    ...(prints !== undefined && { prints }),
    ...(migrates !== undefined && { migrates }),
  };
}

/**
 * The choices a fence belongs to. Attributes are other tools', too: only those
 * that the guide declares count, `platform`, and any `choice-<id>`.
 */
function choicesOf(
  fence: Fence,
  { choices }: Expectations,
): Readonly<Record<string, readonly string[]>> {
  const known = new Set(["platform", ...Object.keys(choices)]);
  const made = Object.entries(fence.annotations).flatMap(([key, option]) => {
    const id = key.replace(/^choice-/, "");
    const isChoice = id !== key || known.has(id);
    return isChoice ? [[id, option.split(",")] as const] : [];
  });
  return Object.fromEntries(made);
}

/** How many simple commands a block holds, those in substitutions included. */
export function countCommands({ script }: Block): number {
  const commands = nodesOf(script.tree).filter(
    ({ node }) => node.type === "Command" && node.name,
  );
  return commands.length;
}
