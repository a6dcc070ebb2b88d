import { sessionBlock, shellBlocks } from "./lint/blocks.ts";
import { tellPage, type ToldBlock } from "./lint/told.ts";
import { readDocument } from "./markdown/read.ts";
import { expectationsFrom } from "./plan/expect.ts";
import type { Plan } from "./plan/plan.ts";
import { rehearse } from "./session/rehearse.ts";
import type { Fixture } from "./session/wants.ts";

/** A shell block of a composed guide, and how it went. */
export interface RehearsedBlock extends ToldBlock {
  /** 1-based, of the guide's Markdown; where its fence begins. */
  readonly line: number;
}

/**
 * Rehearses a guide in the page that shows it, as the command line does: every
 * shell block in order, with all that came before it. Nothing is run and nothing
 * is sent. What the reader's folder holds is what `fixture` answers.
 */
export function rehearseGuide(
  markdown: string,
  plan: Plan,
  fixture?: (path: string) => Fixture | undefined,
): RehearsedBlock[] {
  const expectations = expectationsFrom(plan);
  const blocks = shellBlocks(readDocument(markdown));
  const rehearsal = rehearse(
    blocks.map((block) => sessionBlock(block, expectations)),
    { variables: expectations.variables, ...(fixture && { fixture }) },
  );
  const told = tellPage({ blocks, rehearsal, expectations });
  return blocks.flatMap(({ fence: { line } }, index) => {
    const block = told[index];
    return block ? [{ ...block, line }] : [];
  });
}
