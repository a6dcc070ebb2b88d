import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadRenderer } from "../../../src/commands/guides.ts";
import { sources } from "../../../src/commands/pages/sources.ts";
import { renderScript, renderWorkflow } from "../../../src/guide/render.ts";
import { allRules } from "../../../src/lint/rules.ts";
import { lintThoroughly } from "../../../src/lint/thorough.ts";
import { plan } from "../../../src/plan/plan.ts";
import { locate } from "../../support/tools.ts";
import { everyWay } from "../script/every-way.ts";
import { kiln } from "../script/kiln.ts";
import { values, workshop } from "../script/run-script.ts";
import { problemsOf } from "./github.ts";

const renderer = await loadRenderer();
const planned = plan(kiln(), "1.0.0", "2.0.0", {
  answers: { platform: "compose" },
});
if (planned.kind !== "plan") throw new Error(planned.why);
const kilnWorkflow = renderWorkflow(planned, renderer);
const script = renderScript(planned, renderer).body;

const workflowShape = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      needs: z.string().optional(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  ),
});

function scriptsIn(workflow: string): string[] {
  const { jobs } = workflowShape.parse(parse(workflow));
  return Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run }) => run ?? []);
}

test("a workflow reads like this", async () => {
  const short = kilnWorkflow.replace(
    /(<<'END_OF_UPGRADE'\n).*(?=\n *END_OF_UPGRADE)/s,
    "$1          # The script, as in kiln.sh",
  );
  await expect(short).toMatchFileSnapshot("kiln.yml");
});

test("GitHub's parser says what is wrong with one", async () => {
  expect(
    await problemsOf(kilnWorkflow.replace("runs-on:", "run-on:")),
  ).not.toEqual([]);
  expect(
    await problemsOf(
      kilnWorkflow.replace("needs: preview", "needs: upgrade-2"),
    ),
  ).not.toEqual([]);
});

test("it holds the very script that `--format sh` gives", () => {
  const [written = ""] = scriptsIn(kilnWorkflow);
  const [, held] =
    /<<'END_OF_UPGRADE'\n(.*)END_OF_UPGRADE\n/s.exec(written) ?? [];
  expect(held).toBe(script);
});

test("its jobs go the whole way, one after the other", () => {
  const { run, put, read, folder } = workshop("");
  mkdirSync(`${folder}/vault`);
  // A step writes there, once the jobs have begun.
  put("pottery", `#!/bin/bash\ntouch "${folder}/vault/pots"\n`);
  const { jobs } = workflowShape.parse(parse(kilnWorkflow));
  const calls = Object.entries(jobs)
    .filter(([id]) => id !== "rollback")
    .flatMap(([, { steps }]) =>
      steps.flatMap(({ run: text }) => {
        if (text === undefined) return [];
        put("job.sh", `set -eo pipefail\n${text}`);
        const env = {
          ...values,
          SITE: `${folder}/vault`,
          FOLDER: folder,
          VERSION: "2.0.0",
          RUNNER_TEMP: folder,
          GITHUB_STEP_SUMMARY: `${folder}/summary.md`,
        };
        const { status, calls, stdout, stderr } = run([], {
          env,
          script: "job.sh",
        });
        expect(stdout + stderr).not.toContain("error");
        expect(status).toBe(0);
        return calls;
      }),
    );
  expect(calls.filter((call) => call.startsWith("alembic"))).toEqual([
    "alembic upgrade head [v1.1.0]",
    "alembic upgrade head [v2.0.0]",
  ]);
  expect(calls.filter((call) => call.startsWith("pg_dump"))).toHaveLength(2);
  const summary = read("summary.md");
  expect(summary).toContain("## By hand, before you approve what follows");
  expect(summary).toContain("    ./pots-before-2.0.0.sql");
  expect(summary).toContain(`    ${folder}/vault/pots`);
});

test("a text that GitHub would take for an expression is kept", () => {
  const product = kiln();
  const steps = product.steps.map((step) =>
    step.id === "cool"
      ? {
          ...step,
          action: { kind: "run", run: "echo '${{ secrets.A }}'" } as const,
        }
      : step,
  );
  const other = plan({ ...product, steps }, "1.0.0", "1.1.0", {
    answers: { platform: "compose" },
  });
  if (other.kind !== "plan") throw new Error(other.why);
  expect(renderWorkflow(other, renderer)).toContain(
    "echo '${{ '${{' }} secrets.A }}'",
  );
});

const workflows = (
  await everyWay({ few: process.env["GUIDEPOST_DEEP"] !== "1" })
).map(({ name, plan }) => ({ name, text: renderWorkflow(plan, renderer) }));

test("GitHub's parser finds nothing in those of every product and platform", async () => {
  expect(workflows.length).toBeGreaterThan(7);
  for (const { name, text } of workflows)
    expect([name, ...(await problemsOf(text))]).toEqual([name]);
});

test("nothing that a person chose is written into a script", () => {
  for (const { text } of workflows)
    for (const run of scriptsIn(text))
      expect(run.replaceAll("${{ '${{' }}", "")).not.toContain("${{");
});

test("no rule finds anything in them", { timeout: 60_000 }, async () => {
  for (const { name, text } of workflows) {
    const { findings } = await lintThoroughly(
      `# ${name}\n\n\`\`\`yaml title=".github/workflows/upgrade.yml"\n${text}\`\`\`\n`,
      { file: "page.md", rules: allRules },
      sources,
    );
    expect(
      findings.map(({ line, message }) => `${name}:${line} ${message}`),
    ).toEqual([]);
  }
});

const shellcheck = locate("shellcheck");

test.skipIf(shellcheck === undefined)("its own scripts are clean", () => {
  for (const run of scriptsIn(kilnWorkflow)) {
    const { stdout } = spawnSync(
      "shellcheck",
      [
        "-s",
        "bash",
        "-S",
        "style",
        "-o",
        "all",
        "-e",
        "SC2154,SC2250,SC2312",
        "-",
      ],
      {
        input: `set -e\n${run}`.replace(
          /<<'END_OF_UPGRADE'\n.*END_OF_UPGRADE\n/s,
          "<<'E'\nE\n",
        ),
        encoding: "utf8",
      },
    );
    expect(stdout).toBe("");
  }
});
