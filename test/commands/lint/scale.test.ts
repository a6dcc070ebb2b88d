import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { choosePages } from "../../../src/commands/lint/choose.ts";
import { projectOf } from "../../../src/commands/project.ts";
import { reporters } from "../../../src/report/reporters/index.ts";
import {
  broken,
  fine,
  git,
  put,
  repository,
  runLint,
  runMerge,
  timeless,
} from "./repository.ts";

const pages = {
  "docs/1.0/a.md": broken,
  "docs/2.0/a.md": broken,
  "docs/2.0/b.md": `${fine}\nSee [a](a.md#nowhere) and [c](c.md).\n`,
  "docs/2.0/c.md": fine,
  "more/d.md":
    "# Mill\n\n```bash\npg_dump mill > mill.dump\npg_restore -d mill mill.dmp\n```\n",
  "more/e.md": broken.replace("grind", "sift"),
  "more/windows.md": broken.replaceAll("\n", "\r\n"),
};
const formats = reporters.map(({ name }) => name);

test("two workers report what one process does, in every format", async () => {
  const root = repository(pages);
  const lint = async (jobs: string) => {
    const format = formats.map((name) => `${name}=${jobs}/${name}`);
    const { exitCode } = await runLint(root, { format, jobs });
    const texts = formats.map((name) =>
      timeless(readFileSync(join(root, jobs, name), "utf8")),
    );
    return { exitCode, texts };
  };
  const one = await lint("1");
  expect(one.exitCode).toBe(1);
  expect(await lint("2")).toEqual(one);
}, 60_000);

describe("parts of a run", () => {
  test("come to what the whole does, in every format", async () => {
    const root = repository(pages);
    for (const part of [1, 2, 3])
      await runLint(root, {
        shard: `${part}/3`,
        format: [`blob=out/${part}.blob`],
        jobs: "1",
      });
    const blobs = ["out/3.blob", "out/1.blob", "out/2.blob"];
    for (const format of formats) {
      const whole = await runLint(root, { format, jobs: "1" });
      const merged = await runMerge(root, { format }, blobs);
      expect(timeless(merged.text)).toBe(timeless(whole.text));
      expect(merged.exitCode).toBe(whole.exitCode);
    }
  });

  test.each([
    ["0/3", "expected a part and how many there are"],
    ["4/3", "expected a part and how many there are"],
    ["one", "expected a part and how many there are"],
  ])("are not counted as %s", async (shard, why) => {
    const root = repository(pages);
    await expect(runLint(root, { shard })).rejects.toThrow(why);
  });

  test("are refused where one is damaged, double or of other pages", async () => {
    const root = repository(pages);
    const write = (part: string, file: string) =>
      runLint(root, { shard: part, format: `blob=${file}`, jobs: "1" });
    await write("1/2", "1.blob");
    await write("2/2", "2.blob");
    await expect(
      runMerge(root, {}, ["1.blob", "2.blob", "1.blob"]),
    ).rejects.toThrow("and in another report");

    const whole = readFileSync(join(root, "2.blob"), "utf8");
    writeFileSync(join(root, "2.blob"), whole.slice(0, -40));
    await expect(runMerge(root, {}, ["1.blob", "2.blob"])).rejects.toThrow(
      "it is no report of a part, or not whole",
    );

    put(root, "more/f.md", fine);
    await write("2/2", "2.blob");
    await expect(runMerge(root, {}, ["1.blob", "2.blob"])).rejects.toThrow(
      "of other pages than",
    );
  });

  test("are refused where one is missing", async () => {
    const root = repository(pages);
    await runLint(root, { shard: "1/2", format: "blob=1.blob", jobs: "1" });
    await expect(runMerge(root, {}, ["1.blob"])).rejects.toThrow(
      "of 7 pages 3 are in no report",
    );
  });
});

describe("what changed since a revision", () => {
  test("is linted, and what git does not know yet", async () => {
    const root = repository(pages);
    git(root, "init", "-q", "-b", "main");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    git(root, "checkout", "-qb", "work");
    put(root, "docs/2.0/c.md", broken);
    git(root, "commit", "-qam", "Break it");
    put(root, "more/new.md", broken);
    const { text } = await runLint(root, { changed: "main", format: "json" });
    expect(filesIn(text)).toEqual(["docs/2.0/c.md", "more/new.md"]);
  });

  test("counts pages whose product's facts changed, and no other's", async () => {
    const root = repository({
      "mill.md": `---\nguidepost:\n  product: mill\n---\n${fine}`,
      "sieve.md": `---\nguidepost:\n  product: sieve\n---\n${fine}`,
      "content/products/mill/product.yaml": "schema: 1\n",
    });
    git(root, "init", "-q", "-b", "main");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    put(root, "content/products/mill/releases/1.0.0.yaml", "schema: 1\n");
    const project = await projectOf({}, { cwd: root });
    const files = ["mill.md", "sieve.md"].map((name) => join(root, name));
    const options = { changed: "main" };
    expect(await choosePages(files, project, options, { cwd: root })).toEqual([
      files[0],
    ]);
  });

  test("counts pages whose reader has other files, and no other's", async () => {
    const root = repository({
      "mill.md": `---\nguidepost:\n  fixtures: files\n---\n${fine}`,
      "sieve.md": fine,
      "files/settings.env": "PORT=80\n",
    });
    git(root, "init", "-q", "-b", "main");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    put(root, "files/settings.env", "PORT=81\n");
    const project = await projectOf({}, { cwd: root });
    const files = ["mill.md", "sieve.md"].map((name) => join(root, name));
    const chosen = (options: object) =>
      choosePages(
        files,
        project,
        { changed: "main", ...options },
        { cwd: root },
      );
    expect(await chosen({})).toEqual([files[0]]);
    expect(await chosen({ fixtures: "files" })).toEqual(files);
  });

  test("is everything where the configuration changed", async () => {
    const root = repository(pages);
    git(root, "init", "-q", "-b", "main");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    put(root, "guidepost.config.yaml", "rules:\n  dead-link: warning\n");
    const options = { changed: "main", format: "json", jobs: "1" };
    const { text } = await runLint(root, options);
    expect(JSON.parse(text)).toMatchObject({ summary: { files: 7 } });
  });

  test("is asked of git alone", async () => {
    const root = repository(pages);
    await expect(runLint(root, { changed: "main" })).rejects.toThrow(
      "is in no git repository",
    );
  });
});

function filesIn(report: string): string[] {
  const { findings }: { findings: readonly { file: string }[] } =
    JSON.parse(report);
  return [...new Set(findings.map(({ file }) => file))];
}

test("without the dry run only the text is read, and nothing is said of the rest", async () => {
  const page = [
    "```bash",
    "pg_dump mill > mill.dump",
    "pg_restore -d mill mill.dmp",
    "mill grind |",
    "```",
    "",
    "<!-- guidepost-disable-next-line missing-restore-file -- made elsewhere -->",
    "```bash",
    "mill sift",
    "```",
    "",
  ].join("\n");
  const root = repository({ "a.md": page });
  const options = { format: "json", jobs: "1" };
  const rulesIn = (text: string): string[] => {
    const { findings }: { findings: readonly { rule: string }[] } =
      JSON.parse(text);
    return findings.map(({ rule }) => rule);
  };
  const whole = await runLint(root, options);
  expect(rulesIn(whole.text)).toContain("missing-restore-file");
  const read = await runLint(root, { ...options, dryRun: false });
  expect(rulesIn(read.text)).toEqual(["syntax-error"]);
});
