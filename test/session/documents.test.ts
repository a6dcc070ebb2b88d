import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { lint } from "../../src/lint/linter.ts";
import { sessionRules } from "../../src/lint/rules/session/index.ts";

const pages = readFileSync(new URL("documents.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) =>
    z
      .object({
        name: z.string(),
        defect: z.boolean(),
        blocks: z.array(z.string()),
      })
      .parse(JSON.parse(line)),
  );

const flow = sessionRules.filter(({ name }) =>
  /^(?:missing-restore-file|unset-variable|terminal-on-redirected-output)$/.test(
    name,
  ),
);

function alarms(blocks: readonly string[]): readonly string[] {
  const text = blocks
    .map((block) => `\`\`\`bash\n${block}\n\`\`\`\n`)
    .join("\n");
  return lint(text, { file: "guide.md", rules: flow }).findings.flatMap(
    ({ severity, message }) => (severity === "info" ? [] : [message]),
  );
}

test.each(pages.filter(({ defect }) => !defect))(
  "a page is left alone whose defect nobody can know: $name",
  ({ blocks }) => {
    expect(alarms(blocks)).toEqual([]);
  },
);

test.each(pages.filter(({ defect }) => defect))(
  "a page with a broken flow is found: $name",
  ({ blocks }) => {
    expect(alarms(blocks)).not.toEqual([]);
  },
);
