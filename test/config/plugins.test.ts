import { describe, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { explain } from "../../src/commands/explain.ts";
import { rules } from "../../src/commands/rules.ts";
import { lanternFiles, repository } from "../support/repository.ts";
import {
  around,
  found,
  noLatest,
  plugin,
  rule,
  run,
} from "./support/plugins.ts";
import { refusal } from "./support/refusal.ts";

describe("a rule of one's own", () => {
  test("is a file of twenty lines, and reports as ours do", async () => {
    expect(noLatest.trim().split("\n").length).toBeLessThanOrEqual(20);
    const files = {
      "rules/no-latest.mjs": noLatest,
      "guidepost.config.yaml": "plugins: [./rules/no-latest.mjs]\n",
    };
    expect(await found(files)).toEqual([
      "4 error mill/no-latest: Unexpected `latest`, expected a version",
    ]);
    const config = `${files["guidepost.config.yaml"]}rules: { mill/no-latest: info }\n`;
    expect(await found({ ...files, "guidepost.config.yaml": config })).toEqual([
      "4 info mill/no-latest: Unexpected `latest`, expected a version",
    ]);
  });

  test("is suppressed by a comment as ours are", async () => {
    const allowed = `# Upgrade\n\n<!-- guidepost-disable-next-line mill/no-latest -- there is one -->\n\n\`\`\`bash\ndocker pull mill:latest\n\`\`\`\n`;
    const files = {
      "a.md": allowed,
      "own.mjs": noLatest,
      "guidepost.config.yaml": "plugins: [./own.mjs]\n",
    };
    expect(await found(files)).toEqual([]);
  });

  test.each([
    ["throws", 'throw new Error("no luck");', "Error: no luck"],
    ["gives back nothing", "", "TypeError: "],
    [
      "reports nowhere",
      'return [{ message: "Odd" }];',
      "TypeError: Unexpected place `undefined`",
    ],
    [
      "reports beyond the page",
      'return [{ place: { block: 7, start: 0, end: 1 }, message: "Odd" }];',
      'TypeError: Unexpected place `{"block":7',
    ],
    [
      "says nothing",
      "return [{ place: { block: 0, start: 0, end: 1 } }];",
      "TypeError: Unexpected message `undefined`, expected one line of text",
    ],
  ])(
    "that %s ends the run and is named, for it is no bug of ours",
    async (_, body, reason) => {
      const error: unknown = await run(rule(body)).catch(
        (error: unknown) => error,
      );
      expect(error).toMatchObject({
        name: "UsageError",
        message: expect.stringContaining(
          `Rule \`mill/own\` of the plugin \`mill\` failed: ${reason}`,
        ),
      });
    },
  );

  test("must not be called as one of ours is", async () => {
    const files = plugin(
      'rules: [{ name: "dead-link", summary: "", check: () => [] }]',
    );
    await expect(run(files)).rejects.toThrow(
      refusal(
        "There are two rules `dead-link`",
        "Give the one of the plugin `mill` another name: `mill/dead-link`",
      ),
    );
  });

  test("may look at metadata, and `check` asks it", async () => {
    const cwd = await repository({
      ...lanternFiles,
      ...plugin(
        'rules: [{ name: "mill/dated", on: "product", summary: "", *check({ releases }) { for (const at of releases) yield { at, message: "Unexpected release" }; } }]',
      ),
    });
    const { text } = await check.run(
      [],
      { format: "json", record: false },
      { cwd, ...around },
    );
    const { findings }: { findings: Record<string, string>[] } =
      JSON.parse(text);
    expect(
      findings
        .filter((finding) => finding["rule"] === "mill/dated")
        .map(({ file }) => file),
    ).toEqual([
      "content/products/lantern/releases/1.0.0.yaml",
      "content/products/lantern/releases/1.1.0.yaml",
    ]);
  });
});

test("`rules` and `explain` know a plugin's rules", async () => {
  const cwd = await repository({
    "own.mjs": noLatest,
    "guidepost.config.yaml": "plugins: [./own.mjs]\n",
  });
  const listed = await rules.run([], {}, { cwd, ...around });
  expect(listed.text).toMatch(
    /^mill\/no-latest +error +document +An image is pulled without a version$/m,
  );
  const { text } = await explain.run(
    ["mill/no-latest"],
    {},
    { cwd, ...around },
  );
  expect(text).toBe(`mill/no-latest (error, document)

An image is pulled without a version

Help: The plugin \`mill\` brings this rule.
`);
});
