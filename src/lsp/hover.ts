import type { Hover, Position as Point } from "vscode-languageserver";
import type { Actionable } from "./actions.ts";
import { holds } from "./ranges.ts";
import { rulePage, type ToldRule } from "./rule-page.ts";

/** The pages of the rules that found something at a point, or whose name stands there. */
export function hoverAt(
  point: Point,
  found: readonly Actionable[],
  {
    rules,
    lineAt,
  }: {
    readonly rules: readonly ToldRule[];
    /** The text of a line, as the editor counts them. */
    readonly lineAt: (line: number) => string;
  },
): Hover | null {
  const here = found.filter(({ diagnostic }) => holds(diagnostic.range, point));
  const named = nameIn(lineAt(point.line), point.character);
  const names = [...here.map(({ finding }) => finding.rule), named];
  const pages = [...new Set(names)].flatMap((name) => {
    const rule = rules.find((one) => one.name === name);
    return rule ? [rulePage(rule)] : [];
  });
  if (pages.length === 0) return null;
  const [first] = here;
  return {
    contents: { kind: "markdown", value: pages.join("\n\n---\n\n") },
    ...(first && { range: first.diagnostic.range }),
  };
}

/** A rule's name in a comment that disables it. */
function nameIn(line: string, character: number): string | undefined {
  const directive = /guidepost-(?:disable(?:-next-line)?|enable)\b/.exec(line);
  if (!directive) return undefined;
  const from = directive.index + directive[0].length;
  for (const match of line.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)) {
    const end = match.index + match[0].length;
    if (match.index >= from && match.index <= character && character <= end)
      return match[0];
  }
  return undefined;
}
