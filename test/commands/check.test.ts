import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import type { Options } from "../../src/commands/command.ts";
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

test("facts that are known to contradict each other fail no check, and what is mended is taken out", async () => {
  const root = await lantern("range: aaa111..", "range: aaa999..");
  const { text } = await run(root, { writeBaseline: true });
  expect(text).toMatch(/^written to guidepost\.baseline\.yaml: 3 findings on /);
  const known = () => readFile(join(root, "guidepost.baseline.yaml"), "utf8");
  expect(await known()).toContain("aaa999");
  const again = await run(root);
  expect(again.text).toMatch(/\n0 errors, 0 warnings, 0 infos; 3 known\n/);
  expect(again.exitCode).toBe(0);
  const facts = await readFile(join(root, release), "utf8");
  await writeFile(join(root, release), facts.replace("aaa999", "aaa111"));
  expect((await run(root)).text).toContain("1 of the baseline is mended");
  await run(root, { pruneBaseline: true });
  expect(await known()).not.toContain("aaa999");
});

test("a folder without a product and without a page is no success", async () => {
  const cwd = await repository({ Makefile: "" });
  const here = { cwd, colour: false, version: "0.0.0" };
  await expect(check.run([], {}, here)).rejects.toThrow(
    "Found no product and no page in",
  );
  const allowed = await check.run([], { allowEmpty: true }, here);
  expect(allowed.exitCode).toBe(0);
});

test("a guide is not called stale for facts that are wrong", async () => {
  const root = await lantern("range: aaa111..", "range: aaa999..");
  expect((await run(root)).text).not.toContain("Stale guide");
});

test("a release that nobody can reach is a finding, not a failure", async () => {
  const root = await lantern('from: ">=1.0.0"', 'from: ">=1.1.0"');
  expect((await run(root)).text).toContain("Unreachable release 1.1.0");
});

test("with a cache a check says the same, and hears of changed facts", async () => {
  const root = await lantern("range: aaa111..", "range: aaa111..");
  await writeFile(join(root, "content", "page.md"), page);
  const told = async (options: Options) => {
    const { text } = await run(root, { format: "json", ...options });
    const dryRun = join(root, ".guidepost/dry-run.json");
    return [
      text.replace(/"durationMs": \d+/, ""),
      await readFile(dryRun, "utf8"),
    ];
  };
  const cold = await told({ cache: true });
  expect(await told({ cache: true })).toEqual(cold);
  await removeOil(root);
  const changed = await told({ cache: true });
  expect(changed.join("\n")).toContain("a setting that 1.1.0 removed");
  expect(changed).toEqual(await told({}));
});

test("where no guide was generated yet, each is missing", async () => {
  const root = await repository(lanternFiles);
  const { text, exitCode } = await run(root);
  expect(exitCode).toBe(1);
  expect(text).toContain("Missing guide, expected it beside the others");
});

test("what a page sets, pulls and applies is held against the releases it is for", async () => {
  const root = await repository({
    ...lanternFiles,
    [release]:
      `${lanternFiles[release] ?? ""}requires: { Kubernetes: { range: ">=1.27" } }\n`.replace(
        "config:\n",
        "config:\n  - { op: removed, key: env/OIL }\n  - { op: renamed, key: env/GLASS, was: PANE, transform: identity }\n",
      ),
    "content/docs/by-hand.md": page,
  });
  const surroundings = { cwd: root, colour: false, version: "0.0.0" };
  await generate.run([], {}, surroundings);
  const { text, exitCode } = await run(root);
  expect(exitCode).toBe(1);
  const said =
    /^ {2}(?:error|warning|info) {2}(.*) {2}((?:stale|removed)-\S+)$/gm;
  expect(
    Array.from(
      text.matchAll(said),
      ([, message, rule]) => `${rule}: ${message}`,
    ),
  ).toEqual([
    "stale-setting: Unexpected `OIL`, a setting that 1.1.0 removed",
    "stale-setting: Unexpected `PANE`, expected `GLASS`, its name since 1.1.0",
    "stale-pin: Unexpected `v1.0.0`, expected `v1.1.0`: here the guide upgrades",
    "removed-api-version: Unexpected `policy/v1beta1` for a `PodDisruptionBudget`, expected `policy/v1`: Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
  ]);
  expect(text).toContain(`${release}:7:1 1.1.0 says so`);
});

const page = `---
title: By hand
guidepost: { product: lantern, from: 1.0.0, to: 1.1.0 }
---

# By hand

\`\`\`bash phase=prepare
echo OIL=rape >> .env
echo PANE=clear >> .env
\`\`\`

\`\`\`bash phase=verify
echo OIL=rape >> .env
echo PANE=clear >> .env
sed -i '/^OIL=/d' .env
\`\`\`

\`\`\`bash phase=upgrade
echo OIL=rape >> .env
git checkout v1.0.0
kubectl apply -f - <<EOF
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: lantern
EOF
\`\`\`
`;

async function lantern(from: string, to: string): Promise<string> {
  const root = await repository(lanternFiles);
  const surroundings = { cwd: root, colour: false, version: "0.0.0" };
  await generate.run([], {}, surroundings);
  const text = await readFile(join(root, release), "utf8");
  expect(text).toContain(from);
  await writeFile(join(root, release), text.replace(from, to));
  return root;
}

async function removeOil(root: string): Promise<void> {
  const facts = await readFile(join(root, release), "utf8");
  const removed = "config:\n  - { op: removed, key: env/OIL }\n";
  await writeFile(join(root, release), facts.replace("config:\n", removed));
}

function run(cwd: string, options: Options = {}) {
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  return check.run([], { format: "pretty", ...options }, surroundings);
}
