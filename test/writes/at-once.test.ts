import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guidepost, prepared, statesOf } from "./folders.ts";
import { treeOf } from "./trees.ts";
import { works, type Work } from "./works.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
const timeout = isDeep ? 600_000 : 60_000;
/** Of deep runs: two processes meet otherwise each time. */
const times = isDeep ? 5 : 1;
const tried = isDeep ? works : works.filter(({ name }) => name === "generate");

/** What the slower one may be told: all of it is done, or being done. */
const nothingLeft =
  /exists already|changed while the command ran|Nothing lies in|Cannot read `\S+\/unreleased\//;

const cli = join(process.cwd(), "src/cli.ts");

describe.each(tried)("$name", { timeout }, (work) => {
  test("twice at once ends as once, and neither breaks the other", async () => {
    const { done } = await statesOf(work, (root) => guidepost(root, work.run));
    for (let time = 0; time < times; time++) {
      const root = await prepared(work);
      const said = await Promise.all([1, 2].map(() => run(work, root)));
      expect(treeOf(root), said.join("\n")).toEqual(done);
      const refused = said.filter((text) => text.startsWith("error: "));
      expect(refused.length, said.join("\n")).toBeLessThan(2);
      for (const text of refused) expect(text).toMatch(nothingLeft);
    }
  });
});

function run({ run }: Work, cwd: string): Promise<string> {
  const env = { ...process.env, GITHUB_STEP_SUMMARY: "" };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...run.split(" ")],
      { cwd, env },
      (_, __, stderr) => resolve(stderr),
    );
  });
}
