import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { repository } from "./support/repository.ts";

/** What a reader of the README types: a command, and the head of what it prints. */
const shown =
  /```console\n\$ npm run -s guidepost -- (.*)\n([^]*?)\n\.\.\.\n```/g;
const guidepost = join(process.cwd(), "src/cli.ts");

test(
  "the tour of the README prints what it says; `npx vitest run test/readme.test.ts -u` writes it again",
  { timeout: 120_000 },
  async () => {
    const readme = await readFile("README.md", "utf8");
    const root = await repository({});
    for (const folder of ["content/products/artisan", "content/guides/artisan"])
      await cp(folder, join(root, folder), { recursive: true });
    const [, script = ""] = /```bash\n(sed [^]*?)\nnpm run generate\n```/.exec(
      readme,
    ) ?? [""];
    await run("bash", ["-c", script], root);
    await run("node", [guidepost, "generate"], root);

    let tour = readme;
    for (const [block, command = "", printed = ""] of readme.matchAll(shown)) {
      const words = [guidepost, ...command.split(" ")];
      const cwd = command === "check" ? root : ".";
      const lines = (await run("node", words, cwd)).split("\n");
      const now = lines.slice(0, printed.split("\n").length).join("\n");
      tour = tour.replace(block, () => block.replace(printed, () => now));
    }
    await expect(tour).toMatchFileSnapshot("../README.md");
  },
);

test("the block that the README asks about is one", async () => {
  const readme = await readFile("README.md", "utf8");
  const [, place = ""] = /--explain-block (\S+)/.exec(readme) ?? [];
  const words = [guidepost, "lint", "--explain-block", place];
  expect(await run("node", words, ".")).toContain("npm ci && npm run build");
});

test("the map of the README names every stage", async () => {
  const readme = await readFile("README.md", "utf8");
  const stages = (await readdir("src", { withFileTypes: true })).filter(
    (entry) => entry.isDirectory(),
  );
  const unnamed = stages.filter(
    ({ name }) => !readme.includes(`\`src/${name}/\``),
  );
  expect(unnamed.map(({ name }) => name)).toEqual([]);
});

test("each neighbour to copy that CONTRIBUTING names is there", async () => {
  const text = await readFile("CONTRIBUTING.md", "utf8");
  const rows = text.matchAll(/^\|[^|]*\| `([^`]+\/)` +\| `([^`]+)` +\|$/gm);
  const paths = Array.from(rows, ([, folder = "", name = ""]) => folder + name);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

/** What it prints; findings are no failure here. */
async function run(
  program: string,
  words: readonly string[],
  cwd: string,
): Promise<string> {
  const started = promisify(execFile)(program, words, { cwd });
  const { stdout } = await started.catch(printedBy);
  return stdout;
}

function printedBy(failure: unknown): { stdout: string } {
  if (failure instanceof Error && "stdout" in failure)
    return { stdout: String(failure.stdout) };
  throw failure;
}
