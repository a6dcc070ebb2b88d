import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { sources } from "../../src/commands/pages/sources.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";

/**
 * Command lines that were written without a look at the specs, each run by the real
 * CLI of the version it names: accepted is what was not refused for its words.
 */
interface Judged {
  readonly cli: string;
  readonly line: string;
  readonly accepted: boolean;
}

const folder = new URL("judged/", import.meta.url);
const tools = globSync("*.jsonl", { cwd: folder }).map((file) =>
  basename(file, ".jsonl"),
);

/** The rules on what tools accept. */
const rules = new Set([
  "missing-operand",
  "retired-usage",
  "surplus-operand",
  "swallowed-option",
  "unknown-option",
  "unknown-subcommand",
]);

test("there are eight tools with sixty lines each at least", () => {
  expect(tools.length).toBeGreaterThanOrEqual(8);
  for (const tool of tools)
    expect(judgedLines(tool).length).toBeGreaterThanOrEqual(60);
});

describe.each(tools)("%s", (tool) => {
  const lines = judgedLines(tool);

  test("no line that the real one accepts is flagged", async () => {
    const accepted = lines.filter((judged) => judged.accepted);
    expect(accepted.length).toBeGreaterThanOrEqual(30);
    expect(await flagged(accepted)).toEqual([]);
  });

  test("95 of 100 lines that the real one refuses are found", async () => {
    const refused = lines.filter((judged) => !judged.accepted);
    expect(refused.length).toBeGreaterThanOrEqual(30);
    const found = await flagged(refused);
    expect(found.length / refused.length).toBeGreaterThanOrEqual(0.95);
  });
});

function judgedLines(tool: string): Judged[] {
  return readFileSync(new URL(`${tool}.jsonl`, folder), "utf8")
    .trim()
    .split("\n")
    .map((line): Judged => JSON.parse(line));
}

async function flagged(lines: readonly Judged[]): Promise<string[]> {
  const found: string[] = [];
  for (const { line } of lines) {
    const page = `\`\`\`bash\n${line}\n\`\`\`\n`;
    const { findings } = await lintThoroughly(
      page,
      { file: "page.md" },
      sources,
    );
    if (findings.some(({ rule }) => rules.has(rule))) found.push(line);
  }
  return found;
}
