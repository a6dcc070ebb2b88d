import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadRenderer } from "../../../src/commands/guides.ts";
import { sources } from "../../../src/commands/pages/sources.ts";
import { renderScript } from "../../../src/guide/render.ts";
import { allRules } from "../../../src/lint/rules.ts";
import { lintThoroughly } from "../../../src/lint/thorough.ts";
import { locate } from "../../support/tools.ts";
import { everyWay } from "./every-way.ts";

const ways = await everyWay({ few: process.env["GUIDEPOST_DEEP"] !== "1" });
const renderer = await loadRenderer();
const scripts = new Map(
  ways.map(({ name, plan }) => {
    const { body } = renderScript(plan, renderer);
    return [body, { name, body }] as const;
  }),
);

const shellcheck = locate("shellcheck");

/** Of the optional checks those that a script can keep which steps of others stand in. */
const optional = [
  "add-default-case",
  "avoid-nullary-conditions",
  "deprecate-which",
  "quote-safe-variables",
];

test.skipIf(shellcheck === undefined)(
  "scripts of every product and platform are clean",
  { timeout: 180_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "guidepost-scripts-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files = [...scripts.values()].map(({ name, body }) => {
      const file = join(folder, `${name.replaceAll(" ", "_")}.sh`);
      writeFileSync(file, body);
      return file;
    });
    expect(files.length).toBeGreaterThan(7);
    const { stdout } = spawnSync(
      "shellcheck",
      ["-S", "style", "-f", "gcc", "-o", optional.join(","), ...files],
      { encoding: "utf8" },
    );
    expect(stdout).toBe("");
  },
);

test("no rule finds anything in them", { timeout: 180_000 }, async () => {
  const found: string[] = [];
  for (const { name, body } of scripts.values()) {
    const text = `# ${name}\n\n\`\`\`bash\n${body.replace(/^#!.*\n/, "")}\`\`\`\n`;
    const { findings } = await lintThoroughly(
      text,
      { file: "page.md", rules: allRules },
      sources,
    );
    for (const { line, rule, message } of findings)
      found.push(`${name}:${line} ${rule} ${message}`);
  }
  expect(found).toEqual([]);
});
