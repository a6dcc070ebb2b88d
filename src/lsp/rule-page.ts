import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import { shownExamples } from "../lint/shown-examples.ts";

/** What is told of a rule; comparisons of files have no examples. */
export type ToldRule =
  | Rule
  | ProductRule
  | {
      readonly name: string;
      readonly summary: string;
      readonly why: string;
      readonly help: string;
    };

/** The page of a rule in Markdown, as an editor shows it beside the text. */
export function rulePage(rule: ToldRule): string {
  const { name, summary, why, help } = rule;
  return [
    "severity" in rule
      ? `**${name}** (${rule.severity}, ${rule.tier})`
      : `**${name}** (error, comparison)`,
    summary,
    ...(why === "" ? [] : [`**Why it matters:** ${why}`]),
    `**What to do:** ${help}`,
    ...("examples" in rule ? examplesOf(rule) : []),
    `\`guidepost explain ${name}\` tells more`,
  ].join("\n\n");
}

/** One that it finds and one that it is silent about: an editor has little room. */
function examplesOf(rule: Rule | ProductRule): string[] {
  const { good, bad } = shownExamples(rule);
  const language = rule.on === "product" ? "yaml" : "markdown";
  const [wrong] = bad.toSorted((a, b) => a.text.length - b.text.length);
  const [right] = good.toSorted((a, b) => a.length - b.length);
  return [
    ...(wrong ? ["It finds:", fenced(wrong.text, language)] : []),
    ...(right === undefined
      ? []
      : ["It is silent about:", fenced(right, language)]),
  ];
}

/** With a fence longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length),
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
