import { expect, test } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import type { Options } from "../../../src/commands/command.ts";
import { repository } from "../../support/repository.ts";

const typed =
  "# Upgrade\n\nSee [the plan](plan.md).\n\n```bash\nhelm upgrade --wiat\n```\n";

async function found(options: Options, paths: readonly string[] = []) {
  const cwd = await repository({
    "docs/plan.md": "# Plan\n",
    "docs/upgrade.md": "```bash\n",
    "guidepost.config.yaml":
      "ignore: [docs/old]\noverrides: [{ files: [docs/upgrade.md], rules: { unknown-option: warning } }]\n",
  });
  const { text, exitCode } = await lint.run(
    paths,
    { format: "json", ...options },
    { cwd, colour: false, version: "0.0.0", input: async () => typed },
  );
  const { findings }: { findings: Record<string, unknown>[] } =
    JSON.parse(text);
  return {
    exitCode,
    findings: findings.map(
      ({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`,
    ),
  };
}

test("a text of the standard input is judged as the page that it stands for", async () => {
  expect(await found({ stdinFilename: "docs/upgrade.md" })).toEqual({
    exitCode: 0,
    findings: ["docs/upgrade.md:6 warning unknown-option"],
  });
});

test("a text without a name is a page of the folder", async () => {
  expect(await found({ stdin: true })).toEqual({
    exitCode: 1,
    findings: [
      "stdin.md:3 warning dead-link",
      "stdin.md:6 error unknown-option",
    ],
  });
});

test("a text that stands for an ignored page is passed over", async () => {
  expect(await found({ stdinFilename: "docs/old/upgrade.md" })).toEqual({
    exitCode: 0,
    findings: [],
  });
});

test.for<[Options, readonly string[], string]>([
  [{ stdin: true, fix: true }, [], "Unexpected `--fix` beside `--stdin`"],
  [{ stdin: true }, ["docs"], "Unexpected `docs` beside `--stdin`"],
  [{ stdin: true, watch: true }, [], "Unexpected `--watch` beside `--stdin`"],
  [{}, ["-"], "Cannot lint `-`"],
])("%j with the paths %j is refused", async ([options, paths, message]) => {
  await expect(found(options, paths)).rejects.toThrow(message);
});
