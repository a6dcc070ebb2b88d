import {
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Options } from "../../../src/commands/command.ts";
import {
  formatsOf,
  writeReports,
} from "../../../src/commands/pages/reports.ts";
import { example } from "../../../src/report/example.ts";
import { UsageError } from "../../../src/usage.ts";
import { written } from "../../support/reports.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "guidepost-reports-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (file: string) => readFile(join(folder, file), "utf8");
const write = (
  format: Options[string],
  options: { quiet?: boolean; summaryFile?: string } = {},
) => {
  const given = { cwd: folder, colour: false, version: "1.0.0", ...options };
  const around = { before: "<", after: ">" };
  return writeReports(example, formatsOf({ format }), { ...given, ...around });
};

test("several reports are written at once, each into its file, one is printed", async () => {
  const text = await write([
    "sarif=out/guides.sarif",
    "pretty",
    "junit=guides=1.xml",
  ]);
  expect(text).toMatch(/^<guides\/mill\.md:3:20\n[^]*>$/);
  expect(JSON.parse(await read("out/guides.sarif"))).toMatchObject({
    version: "2.1.0",
  });
  expect(await read("guides=1.xml")).toContain("<testsuites");
});

test("nothing is printed where every report goes to a file", async () => {
  expect(await write("json=a.json")).toBe("");
});

test("nothing stands beside what a program reads", async () => {
  expect(JSON.parse(await write("json"))).toMatchObject({ version: "1.0.0" });
  expect(await write("gitlab")).toMatch(/^\[/);
});

test("a quiet report keeps warnings out of files, too", async () => {
  const findings = [written({ severity: "warning" })];
  const given = { cwd: folder, colour: false, version: "1.0.0", quiet: true };
  const formats = formatsOf({ format: "gitlab=a.json" });
  await writeReports({ ...example, findings }, formats, given);
  expect(JSON.parse(await read("a.json"))).toEqual([]);
});

describe("a report for GitHub", () => {
  test("adds to the summary of the job and leaves what is in it", async () => {
    const summaryFile = join(folder, "summary.md");
    await writeFile(summaryFile, "# Before\n");
    expect(await write("github", { summaryFile })).toMatch(/^::error /);
    expect(await read("summary.md")).toMatch(
      /^# Before\n## Guidepost: 1 error/,
    );
  });

  test("is the only one that does", async () => {
    const summaryFile = join(folder, "summary.md");
    await write("pretty", { summaryFile });
    await expect(stat(summaryFile)).rejects.toThrow("ENOENT");
  });
});

test("services find the files of a folder further down in the repository", async () => {
  await mkdir(join(folder, ".git"));
  const cwd = join(folder, "docs/site");
  const given = { cwd, colour: false, version: "1.0.0" };
  const printed = (format: string) =>
    writeReports(example, formatsOf({ format }), given);
  const github = await printed("github");
  expect(github).toContain("::error file=docs/site/guides/mill.md,");
  expect(github).toContain("file=docs/site/content/products/mill/product.yaml");
  expect(github).toContain("%0Adocs/site/guides/mill.md:2:16 ");
  expect(github).toContain("    3 | pg_restore");
  expect(await printed("pretty")).toMatch(/^guides\/mill\.md:3:20\n/);
});

test("a device is written to, not replaced", async () => {
  await write("json=/dev/null");
  expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
});

test.each([
  [["pretty", "json"], "Unexpected second format to print, `json` after"],
  ["sarfi", "Unknown format `sarfi`"],
  ["xml=a.xml", "Unknown format `xml`"],
  ["json=", "Missing file in `--format json=`"],
  [["json=a", "sarif=./a"], "Unexpected second report in `./a`"],
])("%j is refused before anything runs", (format, message) => {
  expect(() => formatsOf({ format })).toThrow(UsageError);
  expect(() => formatsOf({ format })).toThrow(message);
});

test("a file that cannot be written is the caller's to put right", async () => {
  await expect(write(`json=${folder}`)).rejects.toThrow(
    /^Cannot write `.*`: it is a folder$/,
  );
});
