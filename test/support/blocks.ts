import { parse } from "unbash";
import type { SessionBlock } from "../../src/session/rehearse.ts";

/** A block of plain bash: nothing in it is taken for a prompt or a placeholder. */
export function plainBlock(content: string): SessionBlock {
  return {
    script: {
      content,
      text: content,
      tree: parse(content),
      kind: "script",
      why: "it is one",
      prompts: [],
      output: [],
      foreign: [],
      placeholders: [],
    },
    choices: {},
  };
}
