import type { Expectations } from "../plan/expect.ts";

/** A version right behind a word that makes the heading about it: "Upgrading from 1.2 to 1.3". */
const version = "v?(\\d+(?:\\.\\d+){1,3})";
const about = new RegExp(
  `(?:^|\\b(?:upgrad\\w+|updat\\w+|migrat\\w+|releases?|versions?)\\s+(?:(?:from|to|for|until|before)\\s+)?)${version}(?:\\s*(?:-|–|→|->|to)\\s*${version})?`,
  "gi",
);

/**
 * Whether the headings name only versions older than the guide's: what stands
 * below them was right in its time.
 */
export function isHistorical(
  headings: readonly string[],
  { from, to }: Expectations,
): boolean {
  const current = from ?? to;
  if (current === undefined) return false;
  return headings.some((heading) => {
    const named = [...heading.matchAll(about)].flatMap(([, first, last]) =>
      [first, last].filter((one) => one !== undefined),
    );
    return named.length > 0 && named.every((one) => isOlder(one, current));
  });
}

/** Compares as far as both go: 2.0 is not older than 2.0.3. */
function isOlder(one: string, other: string): boolean {
  const otherParts = numbers(other);
  for (const [at, part] of numbers(one).entries()) {
    const against = otherParts[at];
    if (against === undefined || part > against) return false;
    if (part < against) return true;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.replace(/^v/i, "").split(/[.+-]/).map(Number);
}
