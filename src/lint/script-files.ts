import { rehearse } from "../session/rehearse.ts";
import type { SessionSources } from "../session/wants.ts";
import { sessionBlock } from "./blocks.ts";
import type { Problem } from "./finding.ts";
import type { Page } from "./rule.ts";

/** A script that the page shows as a file, as a page of its own. */
export interface ScriptFile {
  /** Which block of the page it is. */
  readonly index: number;
  readonly page: Page;
}

/**
 * The scripts that a page shows as files. Each starts in a shell of its own, so
 * nothing of the page around it holds there.
 */
export function scriptFilesOf(
  page: Page,
  { evaluated, toolCalled }: SessionSources,
): ScriptFile[] {
  return page.blocks.flatMap((block, index) => {
    const { skip, script } = sessionBlock(block, page.expectations);
    if (script.kind !== "file" || skip !== undefined) return [];
    const run = { script: { ...script, kind: "script" as const }, choices: {} };
    const rehearsal = rehearse([run], {
      variables: {},
      ...(evaluated && { evaluated }),
      ...(toolCalled && { toolCalled }),
    });
    return [{ index, page: { ...page, blocks: [block], rehearsal } }];
  });
}

/** A problem of a file's own page, at its place in the page that shows it. */
export function onPage(problem: Problem, index: number): Problem {
  const { related, fix } = problem;
  return {
    ...moved(problem, index),
    ...(related && { related: related.map((one) => moved(one, index)) }),
    ...(fix && { fix: fix.map((one) => moved(one, index)) }),
  };
}

function moved<Placed extends Pick<Problem, "place">>(
  placed: Placed,
  index: number,
): Placed {
  const { place } = placed;
  if (!("block" in place)) return placed;
  return { ...placed, place: { ...place, block: index } };
}
