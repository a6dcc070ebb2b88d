import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { example } from "../../src/report/example.ts";
import { summarise, type Report } from "../../src/report/report.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { besideBaseline, hostile, withLine } from "../support/reports.ts";

const folder = new URL("../../src/report/reporters/", import.meta.url);

test("every reporter's file is in the list", () => {
  const files = readdirSync(folder).filter((name) => name !== "index.ts");
  expect(reporters.map(({ name }) => `${name}.ts`).sort()).toEqual(
    files.sort(),
  );
});

describe.each(reporters.map((reporter) => [reporter.name, reporter] as const))(
  "%s",
  (_, reporter) => {
    test("writes what its examples say", () => {
      expect(reporter.examples.length).toBeGreaterThan(0);
      for (const { report, text } of reporter.examples) {
        expect(reporter.write(report, { colour: false })).toBe(text);
      }
    });

    test("prints no control character that a guide brings along", () => {
      const text = reporter.write(hostile, { colour: false });
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
      expect(text).toContain("\\u009b");
    });
  },
);

describe("beside a baseline", () => {
  const write = (name: string) =>
    reporters
      .find((one) => one.name === name)
      ?.write(besideBaseline, { colour: false }) ?? "";

  test("sarif tells what is new from what is unchanged and accepted", () => {
    const [run] = JSON.parse(write("sarif")).runs;
    expect(run.results).toMatchObject([
      {
        ruleId: "missing-restore-file",
        baselineState: "unchanged",
        suppressions: [{ kind: "external", status: "accepted" }],
      },
      { ruleId: "unset-variable", baselineState: "new" },
    ]);
    expect(run.results[1]).not.toHaveProperty("suppressions");
  });

  test.each(["pretty", "markdown"])("%s says what is left to do", (name) => {
    const text = write(name);
    expect(text).toContain("1 error, 0 warnings, 0 infos; 1 known\n");
    expect(text).toContain(
      "\n2 of the baseline are mended: `--prune-baseline` takes them out\n",
    );
  });

  test.each(reporters.filter(({ name }) => name !== "sarif"))(
    "$name lists what is new alone",
    ({ name }) => {
      expect(write(name)).toContain("unset-variable");
      expect(write(name)).not.toContain("missing-restore-file");
    },
  );
});

test("json has exactly the keys of the contract, in order", () => {
  const [json] = reporters.filter(({ name }) => name === "json");
  const report: unknown = JSON.parse(
    json?.write(example, { colour: false }) ?? "",
  );
  expect(report).toEqual({
    version: example.version,
    summary: example.summary,
    findings: example.findings,
  });
});

describe("pretty", () => {
  const pretty = (report: Report, colour = false) =>
    reporters
      .find(({ name }) => name === "pretty")
      ?.write(report, { colour }) ?? "";

  test("counts what --fix would put right, generated lines left out", () => {
    const fix = [{ line: 3, column: 1, endLine: 3, endColumn: 3, text: "" }];
    const [generated] = example.findings;
    if (!generated) throw new Error("expected a finding");
    const { origin: _, ...written } = generated;
    const findings = [
      { ...generated, fix },
      { ...written, fix },
    ];
    expect(pretty({ ...example, findings })).toMatch(
      /\n1 can be put right with `guidepost lint --fix`\n$/,
    );
  });

  test("colours only where it is asked to", () => {
    expect(pretty(example, true)).toContain("\u001b[31merror");
    expect(pretty(example, false)).not.toContain("\u001b");
  });

  test("puts the caret below the character, behind tabs and in long lines", () => {
    const line = `\t${"x".repeat(300)} target ${"y".repeat(300)}`;
    const text = pretty(withLine(line, { column: 303, endColumn: 309 }));
    const [shown = "", carets = ""] = text.split("\n").slice(3, 5);
    expect(shown.length).toBeLessThan(130);
    expect(shown.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe(
      "target",
    );
  });

  test("marks the rest of the line where a finding goes on below", () => {
    const text = pretty(
      withLine("mill up \\", { column: 6, endLine: 2, endColumn: 3 }),
    );
    expect(text).toContain("1 | mill up \\\n      |      ^^^^\n");
  });

  test("helps once a rule, not once a finding", () => {
    const { findings } = example;
    const text = pretty({ ...example, findings: [...findings, ...findings] });
    expect(text.match(/help:/g)).toHaveLength(1);
  });

  test("says how many findings it does not show", () => {
    expect(pretty({ ...example, findings: [] })).toContain("(1 not shown)");
  });
});

test("a summary adds up its pages", () => {
  const page = {
    blocks: 2,
    commands: 3,
    dryRun: { statements: 4, known: 1, evaluated: 1, unknown: 1, skipped: 1 },
  };
  expect(summarise([page, page], example.findings, 12.4)).toEqual({
    files: 2,
    blocks: 4,
    commands: 6,
    dryRun: { statements: 8, known: 2, evaluated: 2, unknown: 2, skipped: 2 },
    errors: 1,
    warnings: 0,
    infos: 0,
    durationMs: 12,
  });
});
