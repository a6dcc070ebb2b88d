import { sessionBlock, shellBlocks } from "./lint/blocks.ts";
import { tellPage, type ToldBlock } from "./lint/told.ts";
import type { Block } from "./lint/rule.ts";
import { readDocument } from "./markdown/read.ts";
import type { Expectations } from "./plan/expect.ts";
import type { Answers } from "./plan/plan.ts";
import { rehearse, type SessionBlock } from "./session/rehearse.ts";
import type { Fixture } from "./session/wants.ts";

/** A shell block of a guide, and how it went. */
export interface RehearsedBlock extends ToldBlock {
  /** 1-based, of the guide's Markdown; where its fence begins. */
  readonly line: number;
}

/** What a page is rehearsed with; what is left out is not known. */
export interface Circumstances {
  /** What the page keeps to. */
  readonly expectations: Expectations;
  /** The reader's: blocks for others are left out. An answer of `""` is none of the options. */
  readonly answers?: Answers;
  /** What the reader's folder holds. */
  readonly fixture?: (path: string) => Fixture | undefined;
}

/**
 * Rehearses a guide in the page that shows it, as the command line does: every
 * shell block in order, with all that came before it. Nothing is run and nothing
 * is sent.
 */
export function rehearseGuide(
  markdown: string,
  { expectations, answers = {}, fixture }: Circumstances,
): RehearsedBlock[] {
  const followed = shellBlocks(readDocument(markdown))
    .map((block) => ({ block, session: sessionBlock(block, expectations) }))
    .flatMap(({ block, session }) => {
      const choices = leftOf(session.choices, answers);
      return choices === undefined
        ? []
        : [{ block, session: { ...session, choices } }];
    });
  const blocks = followed.map(({ block }) => block);
  const rehearsal = rehearse(
    followed.map(({ session }) => session),
    { variables: expectations.variables, ...(fixture && { fixture }) },
  );
  const told = tellPage({ blocks, rehearsal, expectations });
  return blocks.flatMap(({ fence: { line } }, index) => {
    const block = told[index];
    return block ? [{ ...block, line }] : [];
  });
}

/** Every fenced block of a guide, to be found on its page. */
export function fencesOf(
  markdown: string,
): readonly Pick<Block["fence"], "line" | "content">[] {
  return readDocument(markdown).fences;
}

/** The options that the answers leave; undefined where they rule one choice out. */
function leftOf(
  choices: SessionBlock["choices"],
  answers: Answers,
): SessionBlock["choices"] | undefined {
  const left = Object.entries(choices).map(([choice, options]) => {
    const answer = answers[choice];
    const still =
      answer === undefined
        ? options
        : options.filter((option) => option === answer);
    return [choice, still] as const;
  });
  if (left.some(([, options]) => options.length === 0)) return undefined;
  return Object.fromEntries(left);
}
