import type { BadExample, Rule } from "../lint/rule.ts";
import { allRules } from "../lint/rules.ts";
import { UsageError } from "../usage.ts";
import type { Command } from "./command.ts";
import { nearest } from "./nearest.ts";

export const explain: Command = {
  name: "explain",
  summary: "Say what a rule finds, why it matters and what to do",
  operands: [{ name: "<rule>", summary: "the name of a rule" }],
  options: [],
  async run([name = ""]) {
    const rule = allRules.find((rule) => rule.name === name);
    if (rule) return { text: page(rule), exitCode: 0 };
    const near = nearest(
      name,
      allRules.map(({ name }) => name),
    );
    throw new UsageError(
      `Unknown rule \`${name}\``,
      near === undefined
        ? "`guidepost rules` lists them"
        : `Did you mean \`${near}\`?`,
    );
  },
};

function page(rule: Rule): string {
  const { name, severity, tier, summary, why, help, yieldsTo, examples } = rule;
  return [
    `${name} (${severity}, ${tier})`,
    summary,
    `Why: ${why}`,
    `Help: ${help}`,
    ...(yieldsTo.length > 0 ? [`Yields to: ${yieldsTo.join(", ")}`] : []),
    ...examples.good.map((markdown) => `Good:\n\n${indented(markdown)}`),
    ...examples.bad.map(describeBad),
  ]
    .map((section) => `${section}\n`)
    .join("\n");
}

function describeBad({ markdown, findings }: BadExample): string {
  return `Bad:\n\n${indented(markdown)}\n\n${findings.map((line) => `  ${line}`).join("\n")}`;
}

function indented(markdown: string): string {
  return markdown.trimEnd().replace(/^(?=.)/gm, "    ");
}
