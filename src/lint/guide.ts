import type { Document } from "../markdown/document.ts";
import { guidepostIn } from "../markdown/frontmatter.ts";
import { noExpectations, type Expectations } from "../plan/expect.ts";

/** What a page says of itself: `guidepost: {product, from, to}` in its front matter. */
export function expectationsOf(document: Document): Expectations {
  const guide = guidepostIn(document.frontMatter);
  const from = versionOf(guide?.["from"]);
  const to = versionOf(guide?.["to"]);
  return {
    ...noExpectations,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** YAML reads `1.10` as a number: what is left of it is no version. */
function versionOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
