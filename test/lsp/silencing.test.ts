import { describe, expect, test } from "vitest";
import { sources } from "../../src/commands/pages/sources.ts";
import { allRules } from "../../src/lint/rules.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { silencingIn, type Silencing } from "../../src/lsp/silencing.ts";

/** What an editor makes of it when a person wrote the reason. */
function applied(text: string, silencing: Silencing, reason: string): string {
  const { at, before, after } = silencing;
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  lines.splice(at.line, 0, before + reason + after);
  return lines.join("");
}

describe.each(
  allRules
    .filter(({ on }) => on !== "suppressions")
    .map((rule) => [rule.name, rule] as const),
)("the comment that disables %s", (_, rule) => {
  test.each([
    ["a page", "\n", false],
    ["a page of MDX with other line ends", "\r\n", true],
  ] as const)(
    "takes what it finds away, and nothing else, in %s",
    async (_, end, isMdx) => {
      const { expectations } = rule.examples;
      const options = {
        file: "guide.md",
        ...(expectations && { expectations }),
      };
      // Of MDX one example: the others differ in nothing that it changes.
      const { bad } = rule.examples;
      for (const { markdown } of isMdx ? bad.slice(0, 1) : bad) {
        const text = markdown.replaceAll("\n", end);
        const before = await lintThoroughly(text, options, sources);
        const [finding] = before.findings.filter(
          (one) => one.rule === rule.name,
        );
        if (!finding) continue;
        const { document } = before.page;
        const silencing = silencingIn(document, finding, { isMdx });
        if (!silencing) continue;
        const after = await lintThoroughly(
          applied(text, silencing, "why not"),
          options,
          sources,
        );
        const told = ({ rule, message }: typeof finding) =>
          `${rule}: ${message}`;
        const left = after.findings.map(told);
        expect(left).not.toContain(told(finding));
        expect(before.findings.map(told)).toEqual(expect.arrayContaining(left));
      }
    },
  );
});
