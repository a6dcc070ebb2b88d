import type { Command } from "./command.ts";
import { comparisons } from "./comparisons.ts";
import { configOptions, projectOf } from "./project.ts";

export const rules: Command = {
  operands: [],
  examples: ["guidepost rules"],
  options: configOptions,
  async run(_, options, surroundings) {
    const { rules, productRules } = await projectOf(options, surroundings);
    const compared = comparisons.map(({ name, summary }) => ({
      name,
      severity: "error",
      tier: "comparison",
      summary,
    }));
    const rows = [...rules, ...productRules, ...compared]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, severity, tier, summary }) => [
        name,
        severity,
        tier,
        summary,
      ]);
    return { text: table(rows), exitCode: 0 };
  },
};

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}
