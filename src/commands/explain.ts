import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import { nearest } from "../lint/likeness.ts";
import { shownExamples } from "../lint/shown-examples.ts";
import { UsageError } from "../usage.ts";
import type { Command } from "./command.ts";
import { type Comparison, comparisons } from "./comparisons.ts";
import { configOptions, projectOf } from "./project.ts";

export const explain: Command = {
  operands: [{ name: "<rule>", summary: "the name of a rule", takes: "rules" }],
  examples: ["guidepost explain missing-restore-file"],
  options: configOptions,
  async run([name = ""], options, surroundings) {
    const project = await projectOf(options, surroundings);
    const known = [...project.rules, ...project.productRules];
    const rule = known.find((rule) => rule.name === name);
    if (rule) return { text: page(rule), exitCode: 0 };
    const comparison = comparisons.find((one) => one.name === name);
    if (comparison) return { text: shortPage(comparison), exitCode: 0 };
    const near = nearest(
      name,
      [...known, ...comparisons].map(({ name }) => name),
    );
    throw new UsageError(
      `Unknown rule \`${name}\``,
      near === undefined
        ? "`guidepost rules` lists them"
        : `Did you mean \`${near}\`?`,
    );
  },
};

function shortPage({ name, summary, why, help }: Comparison): string {
  return `${name} (error, comparison)\n\n${summary}\n\nWhy: ${why}\n\nHelp: ${help}\n`;
}

function page(rule: Rule | ProductRule): string {
  const { name, severity, tier, summary, why, help } = rule;
  const { given, good, bad } = shownExamples(rule);
  return [
    `${name} (${severity}, ${tier})`,
    summary,
    ...(why === "" ? [] : [`Why: ${why}`]),
    `Help: ${help}`,
    ...yieldsTo(rule),
    ...(given.length > 0
      ? [`In the examples:\n\n${indented(given.join("\n"), 2)}`]
      : []),
    ...good.map((text) => `Good:\n\n${indented(text)}`),
    ...bad.map(
      ({ text, findings }) =>
        `Bad:\n\n${indented(text)}\n\n${indented(findings.join("\n"), 2)}`,
    ),
  ]
    .map((section) => `${section}\n`)
    .join("\n");
}

function yieldsTo(rule: Rule | ProductRule): string[] {
  if (rule.on === "product" || rule.yieldsTo.length === 0) return [];
  return [`Yields to: ${rule.yieldsTo.join(", ")}`];
}

function indented(text: string, width = 4): string {
  return text.trimEnd().replace(/^(?=.)/gm, " ".repeat(width));
}
