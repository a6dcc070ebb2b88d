import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { makeGuides, makeVersions } from "./made/guides.ts";
import { makeProduct, readTexts } from "./made/products.ts";
import { summary, written } from "./measure/page.ts";
import { measure } from "./measure/process.ts";
import { ratioOf, verdictOf, type Cost, type Ratio } from "./measure/told.ts";
import { ourselves } from "./speed/contestants.ts";
import { Proof } from "./speed/proof.ts";

const folder = mkdtempSync(join(tmpdir(), "guidepost-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a seed makes the same guides again, and no two of their blocks are alike", () => {
  const { pages, blocks } = makeGuides(5, 7);
  expect([...makeGuides(5, 7).pages]).toEqual([...pages]);
  expect([...makeGuides(5, 8).pages]).not.toEqual([...pages]);
  expect(new Set(blocks).size).toBe(75);
});

test("of five versions of a page, most are copies", () => {
  const { pages } = makeVersions(50, 1);
  expect(pages.size).toBe(50);
  const different = new Set(pages.values()).size;
  expect(different).toBeGreaterThan(10);
  expect(different).toBeLessThan(30);
});

test("a product that is made has as many releases as asked for, with changes each", () => {
  const { releases } = readTexts(makeProduct(12, 1));
  expect(releases.map(({ version }) => version).slice(9)).toEqual([
    "0.9.0",
    "0.10.0",
    "0.11.0",
  ]);
  expect(releases.every(({ config }) => config.length > 2)).toBe(true);
});

test.skipIf(process.platform !== "linux")(
  "the time of a child that nobody waits for is counted, and its memory",
  async () => {
    writeFileSync(
      join(folder, "child.cjs"),
      `const held = Buffer.alloc(60e6, 1);
const seconds = ({ user, system }) => (user + system) / 1e6;
while (seconds(process.cpuUsage()) < 0.3);
process.send(held.length);
`,
    );
    writeFileSync(
      join(folder, "parent.cjs"),
      `const child = require("node:child_process").fork("./child.cjs");
child.on("message", () => setTimeout(() => (child.kill("SIGKILL"), process.exit()), 100));`,
    );
    const { cpu, memory } = await measure(`${execPath} parent.cjs`, {
      cwd: folder,
      cores: 2,
    });
    expect(cpu).toBeGreaterThan(0.3);
    expect(memory).toBeGreaterThan(60);
  },
);

test("a bench tells its seed, what each way took, and how they compare", () => {
  const cli = join(folder, "cli.cjs");
  writeFileSync(
    cli,
    `console.log('{"summary":{"files":5}}'); process.exitCode = 1;`,
  );
  const bench = fileURLToPath(new URL("speed/lint.ts", import.meta.url));
  const { stdout, status } = spawnSync(
    execPath,
    [
      bench,
      "--cli",
      cli,
      ..."--sizes 5 --rounds 1 --seed 3 --peers none".split(" "),
    ],
    { encoding: "utf8" },
  );
  expect(status).toBe(0);
  expect(stdout).toContain("lint: seed 3, Node v");
  expect(stdout).toContain("5 guides, 75 different blocks");
  expect(stdout).toMatch(/^ {2}dry run +[\d.]+ s, [\d.]+ s of processor, /m);
  expect(stdout).toContain("two jobs, two cores / one job, two cores: ");
  expect(stdout).toContain("at most 1.2: not measured");
});

test.each(["exit 2", "exit 3", "no-such-linter", "kill -9 $BASHPID"])(
  "who ends with `%s` is not measured",
  async (command) => {
    const way = { cwd: folder, cores: 1 };
    await expect(measure(command, way)).rejects.toThrow("ended with");
  },
);

test("who leaves a page out, or finds other things in a cache, is not fast", () => {
  const [cached, text, plain, , jobs] = ourselves("cli.ts");
  const said = (files: number, ...findings: readonly string[]) =>
    JSON.stringify({ summary: { files, durationMs: files }, findings });
  const all = [cached, text, plain, jobs].flatMap((one) => one ?? []);
  expect(all.map(({ name }) => name)).toEqual([
    "cached",
    "text",
    "dry run",
    "two jobs, two cores",
  ]);
  const take = (...told: readonly string[]) => {
    const proof = new Proof(3);
    for (const [at, one] of all.entries()) proof.take(one, told[at] ?? "");
  };
  const [whole, less] = [said(3, "a"), said(3)];
  take(whole, less, whole, whole);
  expect(() => take(whole, less, whole, said(2, "a"))).toThrow(
    "Unexpected 2 pages of `two jobs, two cores`, expected 3",
  );
  expect(() => take(less, less, whole)).toThrow(
    "Unexpected findings of `dry run`, expected those of `cached`",
  );
  expect(() => take("")).toThrow("Unexpected 0 pages of `cached`");
});

const cost = (what: string, ...seconds: readonly number[]): Cost => ({
  kind: "cost",
  bench: "lint",
  of: "3 guides",
  what,
  size: 3,
  runs: seconds.map((wall) => ({ wall, cpu: 2 * wall, memory: 100 })),
});

test("a ratio is taken within its round, and judged by the middle one", () => {
  const [one, other] = [cost("text", 1, 9, 3), cost("other", 4, 10, 10)];
  const [kept] = ratioOf([one, other], { most: 0.3 });
  const [missed] = ratioOf([one, other], { most: 0.29 });
  expect(kept?.measured).toEqual([0.25, 0.9, 0.3]);
  expect([kept, missed].map((ratio) => ratio && verdictOf(ratio))).toEqual([
    "kept",
    "missed",
  ]);
});

test("the page of results has what was measured in the place of what was before", () => {
  const told: (Cost | Ratio)[] = [
    cost("text", 1, 2),
    ...ratioOf([cost("text", 1), cost("other", 4)], { most: 0.2 }),
  ];
  const run = { seed: 1, command: "npm run bench", minutes: 2 };
  const empty =
    "# Fast\n\n<!-- measured -->\n<!-- end of measured -->\n\nMore\n";
  const page = written(empty, told, run);
  expect(page).toContain(
    "| 3 guides | text / other | at most 0.2 | 0.25 | missed |",
  );
  expect(page).toMatch(/^# Fast\n[^]*\nMore\n$/);
  expect(written(page, told, run)).toBe(page);
  expect(summary(told)).toContain("missed");
});
