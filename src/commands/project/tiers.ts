import type { Tier } from "../../lint/finding.ts";

const summaries: Readonly<Record<Tier, string>> = {
  document: "All rules on headings, links and sections of a page",
  fence: "All rules on whether a block is what it says it is",
  syntax: "All rules on whether a shell reads a block as its author meant it",
  payload: "All rules on YAML, JSON and SQL within commands",
  tool: "All rules on commands and flags, held against their tools",
  flow: "All rules on what a step needs from the steps before it",
  "dry-run": "All rules on what shows only when blocks are followed in order",
  metadata: "All rules on the files that guides are generated from",
};

/** Names that a configuration may give a level to, beside those of rules. */
export const tiers: readonly {
  readonly name: string;
  readonly summary: string;
}[] = Object.entries(summaries).map(([name, summary]) => ({ name, summary }));
