import { existsSync, readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { overclaims, overclaimedCalls } from "../support/overclaims.ts";
import { type PageTrial, tryPage } from "../support/page-trials.ts";
import { seed } from "../support/seed.ts";
import { locate } from "../support/tools.ts";

// Folders of guides, with a colon between them.
const corpus = process.env["GUIDEPOST_CORPUS"];
/** Each statement runs all before it again: whole pages of thousands take hours. */
const most = corpus === undefined ? 10 : Infinity;
const folders = (corpus ?? "content").split(":").filter(existsSync);
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const unread: readonly string[] = JSON.parse(
  readFileSync(new URL("../bench/lint/unread.json", import.meta.url), "utf8"),
);
const pages = folders.flatMap((cwd) =>
  globSync("**/*.{md,mdx}", {
    cwd,
    absolute: true,
    ignore: unread.map((name) => `**/${name}/**`),
  }),
);

describe.skipIf(!isDeep || locate("bwrap") === undefined)(
  "beside real bash, statement by statement",
  () => {
    const counts = {
      statements: 0,
      compared: 0,
      failed: 0,
      ended: 0,
      wrong: 0,
    };

    test.for(pages)(
      "a rehearsal believes nothing false of %s",
      { timeout: 3_600_000 },
      async (page) => {
        const trials = await tryPage(readFileSync(page, "utf8"), {
          most,
          seed,
        });
        const before = { stderr: 0, calls: 0, said: new Set<string>() };
        const wrong = trials.flatMap((trial) => {
          const { outcome, finished } = trial;
          counts.statements++;
          if (!finished) counts.ended++;
          if (!finished || !trial.isKnown) return [];
          const fails = outcome.stderr.length > before.stderr;
          const found = [
            ...overclaims(trial.believed, outcome),
            ...callsOf(trial, before.calls),
          ].filter((each) => !before.said.has(each));
          before.stderr = outcome.stderr.length;
          before.calls = outcome.calls.length;
          for (const each of found) before.said.add(each);
          if (fails) {
            counts.failed++;
            return [];
          }
          counts.compared++;
          if (found.length > 0) counts.wrong++;
          return found.map((each) => `${trial.statement}\n  ${each}`);
        });
        expect(wrong).toEqual([]);
      },
    );

    test("the statements are counted", () => {
      console.log(
        `statements of seed ${seed}: ${counts.statements}; without unknowns and compared: ${counts.compared}; commands that fail in the sandbox: ${counts.failed}; behind the end of the shell: ${counts.ended}; wrong: ${counts.wrong}`,
      );
      expect(counts.compared).toBeGreaterThan(0);
    });
  },
);

function callsOf(
  { believed, events, outcome, recorders }: PageTrial,
  earlier: number,
): string[] {
  const calls = outcome.calls.slice(earlier);
  return overclaimedCalls({ ...believed, events }, { calls }, recorders);
}
