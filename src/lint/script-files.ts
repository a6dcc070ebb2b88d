import { rehearse } from "../session/rehearse.ts";
import { sessionBlock } from "./blocks.ts";
import type { Problem } from "./finding.ts";
import type { Page } from "./rule.ts";

/**
 * Runs a check on each script that the page shows as a file. It starts in a
 * shell of its own, so nothing of the page around it holds there.
 */
export function* inScriptFiles(
  page: Page,
  check: (file: Page) => Iterable<Problem>,
): Generator<Problem> {
  for (const [index, block] of page.blocks.entries()) {
    const { skip, script } = sessionBlock(block, page.expectations);
    if (script.kind !== "file" || skip !== undefined) continue;
    const run = { script: { ...script, kind: "script" as const }, choices: {} };
    const rehearsal = rehearse([run], { variables: {} });
    for (const problem of check({ ...page, blocks: [block], rehearsal })) {
      yield { ...problem, place: onPage(problem.place, index) };
    }
  }
}

function onPage(place: Problem["place"], block: number): Problem["place"] {
  return "block" in place ? { ...place, block } : place;
}
