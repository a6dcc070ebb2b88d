import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { repository } from "../support/repository.ts";
import { locate } from "../support/tools.ts";
import { actionProblemsOf } from "./action-parser.ts";

const text = readFileSync("action.yml", "utf8");
const action = z
  .object({
    inputs: z.record(z.string(), z.object({ default: z.string() })),
    runs: z.object({
      steps: z.array(
        z.object({
          uses: z.string().optional(),
          run: z.string().optional(),
          env: z.record(z.string(), z.string()).default({}),
        }),
      ),
    }),
  })
  .parse(parse(text));
const scripts = action.runs.steps.flatMap(({ run, env }) =>
  run === undefined ? [] : [{ run, env }],
);

const shellcheck = locate("shellcheck");

const broken = "# Upgrade\n\n```bash\ndocker compose up --detatch\n```\n";
const fine = "# Upgrade\n\n```bash\ndocker compose up --detach\n```\n";

describe("action.yml", () => {
  test("is what GitHub's own parser takes for an action", async () => {
    expect(await actionProblemsOf(text)).toEqual([]);
    expect(
      await actionProblemsOf(text.replace("shell: bash", "shel: bash")),
    ).not.toEqual([]);
  });

  test("uses other actions by the commit alone", () => {
    const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const name of used)
      expect(name).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
  });

  test("writes no expression into a script", () => {
    for (const { run } of scripts) expect(run).not.toContain("${{");
  });

  test("knows a stranger by each event that may bring one, and lets Node's action run nothing of theirs", () => {
    const [first, ...others] = scripts.map(({ env }) => env["STRANGER"]);
    expect(others).toEqual([first]);
    for (const event of ["issue_comment", "workflow_run", "pull_request"])
      expect(first).toContain(`'${event}'`);
    expect(text).toContain("package-manager-cache: false");
  });

  test.skipIf(shellcheck === undefined)(
    "has scripts that ShellCheck has nothing to say of",
    () => {
      for (const { run } of scripts) {
        const args = ["--shell", "bash", "-"];
        const options = { input: run, encoding: "utf8" } as const;
        const { stdout } = spawnSync(shellcheck ?? "", args, options);
        expect(stdout).toBe("");
      }
    },
  );
});

// Each starts the program several times, on a machine that may be busy.
describe("the action in a workflow", { timeout: 60_000 }, () => {
  test("marks the line, writes the summary and SARIF, and fails the job", async () => {
    const { exitCode, log, summary, outputs, at } = await runAction(
      { "UPGRADE.md": broken },
      { command: "lint", paths: "UPGRADE.md", sarif: "guides.sarif" },
    );
    expect(exitCode).toBe(1);
    expect(log).toContain("::error file=UPGRADE.md,line=4");
    expect(log).toContain("expected `--detach`");
    expect(summary).toContain("unknown-option");
    expect(outputs).toContain("sarif=./guides.sarif\n");
    const sarif = JSON.parse(at("guides.sarif"));
    expect(sarif.runs[0].results[0]).toMatchObject({
      ruleId: "unknown-option",
      level: "error",
    });
  });

  test("passes a page that holds, and several paths", async () => {
    const { exitCode, log } = await runAction(
      { "UPGRADE.md": fine, "docs/a b.md": fine },
      { command: "lint", paths: "UPGRADE.md\r\ndocs/a b.md\n" },
    );
    expect({ exitCode, log }).toMatchObject({
      exitCode: 0,
      log: expect.stringContaining("2 files"),
    });
  });

  test("refuses another command, and never runs what stands in an input", async () => {
    const evil = '$(touch pwned) `touch pwned`; touch pwned "; touch pwned #';
    const { exitCode, at, log } = await runAction(
      { "UPGRADE.md": fine },
      { command: evil },
    );
    expect(exitCode).toBe(2);
    expect(log).toContain("Unexpected input command, expected check or lint");
    expect(() => at("pwned")).toThrow("no such file");
    const paths = await runAction(
      { "UPGRADE.md": fine },
      { command: "lint", paths: `--version\n${evil}` },
    );
    expect(paths.exitCode).toBe(2);
    expect(() => paths.at("pwned")).toThrow("no such file");
  });

  test("runs no code and no program that a stranger's pull request holds", async () => {
    const files = {
      "UPGRADE.md": fine,
      "guidepost.config.mjs":
        'import { writeFileSync } from "node:fs";\nwriteFileSync("pwned", "");\nexport default {};\n',
    };
    const inputs = { command: "lint", paths: "UPGRADE.md" };
    const strange = await runAction(files, inputs, { stranger: true });
    expect(strange.log).toContain("--no-config-code");
    expect(() => strange.at("pwned")).toThrow("no such file");
    expect(strange.outputs).toContain(`program=${strange.home}/`);
    const own = await runAction(files, inputs);
    expect(own.exitCode).toBe(0);
    expect(own.at("pwned")).toBe("");
    expect(own.outputs).not.toContain(`program=${own.home}/`);
  });
});

const guidepost = `#!/bin/sh\nexec '${process.execPath}' '${join(process.cwd(), "src/cli.ts")}' "$@"\n`;

/**
 * Runs the scripts of the action as the runner does: `bash -e -o pipefail`, inputs
 * and outputs in place of the expressions. Guidepost is the repository's own.
 */
async function runAction(
  files: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
  { stranger = false } = {},
) {
  const root = await repository({
    ...files,
    "node_modules/.bin/guidepost": guidepost,
    // Of a registry, which no test asks.
    ".path/npm": `#!/bin/sh\nmkdir -p "$3/node_modules/.bin"\ncp .path/guidepost "$3/node_modules/.bin/guidepost"\n`,
    ".path/guidepost": guidepost,
  });
  const programs = [
    "node_modules/.bin/guidepost",
    ".path/npm",
    ".path/guidepost",
  ];
  for (const name of programs) chmodSync(join(root, name), 0o755);
  const runner = join(root, ".runner");
  mkdirSync(runner);
  const place = (name: string) => {
    writeFileSync(join(runner, name), "");
    return join(runner, name);
  };
  const [output, summaryFile] = [place("output"), place("summary")];
  const read = (path: string) => readFileSync(path, "utf8");
  let log = "";
  for (const { run, env } of scripts) {
    const done = spawnSync("bash", ["-e", "-o", "pipefail", "-c", run], {
      cwd: root,
      encoding: "utf8",
      env: {
        PATH: `${join(root, ".path")}:${process.env["PATH"]}`,
        HOME: root,
        RUNNER_TEMP: runner,
        GITHUB_ACTIONS: "true",
        GITHUB_ACTION_PATH: process.cwd(),
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summaryFile,
        ...Object.fromEntries(
          Object.entries(env).map(([name, value]) => [
            name,
            evaluated(value, { given, stranger, outputs: read(output) }),
          ]),
        ),
      },
    });
    log += done.stdout + done.stderr;
    if (done.status !== 0) return result(done.status ?? 1);
  }
  return result(0);

  function result(exitCode: number) {
    return {
      exitCode,
      log,
      summary: read(summaryFile),
      outputs: read(output),
      home: join(runner, "guidepost"),
      at: (path: string) => read(join(root, path)),
    };
  }
}

/** The few expressions that the action has. */
function evaluated(
  value: string,
  {
    given,
    stranger,
    outputs,
  }: {
    readonly given: Readonly<Record<string, string>>;
    readonly stranger: boolean;
    readonly outputs: string;
  },
): string {
  const [, expression = ""] = /^\$\{\{ (.*) \}\}$/.exec(value) ?? [];
  const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
  if (input !== undefined) {
    const { default: usual } = action.inputs[input] ?? {};
    if (usual === undefined) throw new Error(`There is no input \`${input}\``);
    return given[input] ?? usual;
  }
  const [, output] = /^steps\.install\.outputs\.(\w+)$/.exec(expression) ?? [];
  if (output !== undefined)
    return new RegExp(`^${output}=(.*)$`, "m").exec(outputs)?.[1] ?? "";
  if (expression.includes("head.repo.full_name")) return String(stranger);
  throw new Error(`Unexpected expression \`${value}\``);
}
