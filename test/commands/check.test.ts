import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { generate } from "../../src/commands/generate.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const release = "content/products/lantern/releases/1.1.0.yaml";

test("facts that contradict each other are shown with their line and what to do", async () => {
  const root = await lantern("range: aaa111..", "range: aaa999..");
  const { text, exitCode } = await run(root);
  expect(exitCode).toBe(1);
  expect(text).toContain(`${release}:9:3\n  error  Unexpected revision`);
  expect(text).toContain(
    "    9 |   - { tool: alembic, range: aaa999..bbb222, runs: on-start",
  );
  expect(text).toContain("help: Write the head of the release before");
});

test("a guide is not called stale for facts that are wrong", async () => {
  const root = await lantern("range: aaa111..", "range: aaa999..");
  expect((await run(root)).text).not.toContain("Stale guide");
});

test("a release that nobody can reach is a finding, not a failure", async () => {
  const root = await lantern('from: ">=1.0.0"', 'from: ">=1.1.0"');
  expect((await run(root)).text).toContain("Unreachable release 1.1.0");
});

async function lantern(from: string, to: string): Promise<string> {
  const root = await repository(lanternFiles);
  const surroundings = { cwd: root, colour: false, version: "0.0.0" };
  await generate.run([], {}, surroundings);
  const text = await readFile(join(root, release), "utf8");
  expect(text).toContain(from);
  await writeFile(join(root, release), text.replace(from, to));
  return root;
}

function run(cwd: string) {
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  return check.run([], { format: "pretty" }, surroundings);
}
