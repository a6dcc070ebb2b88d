import type { Document } from "../../../markdown/document.ts";

const REQUIREMENTS =
  /^(?:[\w ]+ )?(?:prerequisites?|requirements?|compatibility(?: matrix| table)?|before you (?:begin|start)|what you need|supported versions|tools)$/i;

/** The section in which a page says what its reader needs. */
export function requirementsOf({
  headings,
  text,
}: Document): { heading: string; text: string } | undefined {
  const at = headings.findIndex(
    ({ depth, text }) => depth > 1 && REQUIREMENTS.test(text),
  );
  const heading = headings[at];
  if (!heading) return undefined;
  const next = headings
    .slice(at + 1)
    .find(({ depth }) => depth <= heading.depth);
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(heading.line, (next?.line ?? Infinity) - 1);
  return { heading: heading.text, text: lines.join("\n") };
}
