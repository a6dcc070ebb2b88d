import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { lostPage } from "../../../src/commands/lint/lost.ts";
import { Queue } from "../../../src/commands/lint/queue.ts";
import { Workers } from "../../../src/commands/lint/workers.ts";
import { repository } from "./repository.ts";

const module = new URL("hostile-worker.ts", import.meta.url);
/** A busy machine keeps to the first, where the system tells it. */
const limits = {
  processorMilliseconds: 300,
  milliseconds: process.platform === "linux" ? 60_000 : 1_500,
};
const setup = { cwd: "/", options: {}, files: [], records: false };

async function lintAll(texts: readonly string[]) {
  const workers = new Workers(2, setup, { module, ...limits });
  onTestFinished(() => workers.stop());
  const outcomes = new Map<string, string>();
  const pages = texts.map((text, at) => ({ file: `${at}.md`, text }));
  await workers.lint(new Queue(pages, 2), ({ file }, outcome) => {
    const { kind } = outcome;
    outcomes.set(file, kind === "lost" ? `lost by ${outcome.by}` : kind);
  });
  return texts.map((_, at) => outcomes.get(`${at}.md`));
}

describe("workers", () => {
  test("lint on after one hangs and one is killed, and lose no other page", async () => {
    // The first are handed out several at a time, and the last alone.
    const texts = ["fine", "die", ...Array<string>(8).fill("fine"), "hang"];
    expect(await lintAll(texts)).toEqual([
      "told",
      "lost by end",
      ...Array<string>(8).fill("told"),
      "lost by time",
    ]);
  }, 30_000);

  test("lint a page again that a short machine ended once", async () => {
    const flag = join(repository({}), "flag");
    expect(await lintAll([`die once ${flag}`, "fine"])).toEqual([
      "told",
      "told",
    ]);
  }, 30_000);

  test("leave what fails to the process that started them", async () => {
    expect(await lintAll(["fail"])).toEqual(["failed"]);
  }, 30_000);
});

test("a page that no worker came back from is an error that says so", () => {
  const { findings } = lostPage("guides/mill.md", "time");
  expect(findings).toMatchObject([
    {
      file: "guides/mill.md",
      severity: "error",
      message:
        "Unexpected end of the check, expected all of the page to be read: it took more than two minutes of processor time, or ten by the clock",
    },
  ]);
});
