import type { Tier } from "../src/index.ts";

const titles: Record<Tier, { title: string; about: string }> = {
  document: {
    title: "The page",
    about: "Headings, links and sections of the page itself.",
  },
  fence: {
    title: "Code blocks",
    about:
      "Whether a block is what it says it is, and can be copied as it stands.",
  },
  syntax: {
    title: "Syntax",
    about: "Whether a shell reads the block as its author meant it.",
  },
  payload: {
    title: "Files in commands",
    about: "YAML, JSON and SQL that a command writes or sends.",
  },
  tool: {
    title: "Tools",
    about: "Commands and flags, held against the tools they name.",
  },
  flow: {
    title: "Order",
    about: "What a step needs from the steps before it.",
  },
  "dry-run": {
    title: "Rehearsal",
    about: "What shows only when the blocks are followed one after the other.",
  },
  metadata: {
    title: "Release facts",
    about: "The files that guides are generated from.",
  },
};

const order: readonly Tier[] = [
  "document",
  "fence",
  "syntax",
  "payload",
  "tool",
  "flow",
  "dry-run",
  "metadata",
];

/** The tiers of the linter in the order it looks, with words for readers. */
export const tiers = order.map((id) => ({ id, ...titles[id] }));
