import type { Block } from "../rule.ts";

/** `Step 3: Migrate`, `3. Migrate`, `Phase 2`: one of several that belong together. */
const step =
  /^(?:step|phase|part|stage)\b|^[(#]?\d+(?:\.\d+)*(?:[.):]|\s+[-–—]|\s)/i;

/**
 * The procedure a block belongs to: its headings up to the first that counts
 * steps. Two blocks of one procedure are followed one after the other; sections
 * that are not counted may be alternatives.
 */
export function procedureOf({ fence }: Block): string {
  const { headings } = fence;
  const first = headings.findIndex(
    (heading, at) => at > 0 && step.test(heading),
  );
  return headings.slice(0, first < 0 ? headings.length : first).join("\n");
}

/** Whether the headings say that what stands below takes something back. */
export function isWayBack({ fence }: Block): boolean {
  return fence.headings.some((heading) =>
    /roll(?:ing)?[ -]?back|revert|downgrad|\bundo\b|(?:way|going|go) back/i.test(
      heading,
    ),
  );
}

/** Whether both stand in one chapter of the page. */
export function isOneChapter(one: Block, other: Block): boolean {
  const chapter = ({ fence }: Block): string =>
    fence.headings.slice(0, 2).join("\n");
  return chapter(one) === chapter(other);
}
