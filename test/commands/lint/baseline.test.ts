import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Options } from "../../../src/commands/command.ts";
import {
  broken,
  fine,
  git,
  put,
  repository,
  runLint,
  runMerge,
} from "./repository.ts";

const file = "guidepost.baseline.yaml";
const page = (...commands: readonly string[]) =>
  `# Upgrade\n\n\`\`\`bash\n${commands.join("\n```\n\n```bash\n")}\n\`\`\`\n`;

/** A repository whose findings are known. */
async function known(files: Readonly<Record<string, string>>, options = {}) {
  const root = repository(files);
  await runLint(root, { writeBaseline: true, ...options });
  return root;
}

/** What a run reports, one line a finding, and how it ends. */
async function news(root: string, options: Options = {}, paths?: string[]) {
  const { text, exitCode } = await runLint(
    root,
    { format: "json", ...options },
    paths,
  );
  const { summary, findings } = JSON.parse(text);
  return {
    exitCode,
    known: summary.known,
    mended: summary.mended ?? 0,
    news: findings.map(
      (one: Record<string, unknown>) => `${one["file"]}:${one["line"]}`,
    ),
  };
}

const written = (root: string) => readFileSync(join(root, file), "utf8");

test("a baseline has a line for each finding, under its page", async () => {
  const root = repository({
    "b.md": broken,
    "a.md": page("mill |", "sieve |"),
  });
  const { text, exitCode } = await runLint(root, { writeBaseline: true });
  expect(text).toContain(`written to ${file}: 3 findings on 2 pages\n`);
  expect(text).toMatch(/\n0 errors, 0 warnings, 0 infos; 3 known\n$/);
  expect(exitCode).toBe(0);
  expect(written(root)).toMatch(
    /\npages:\n {2}a\.md:\n {4}- [\w-]+: "mill \|"\n {4}- [\w-]+: "sieve \|"\n {2}b\.md:\n {4}- [\w-]+: "mill grind \|"\n$/,
  );
  expect(await news(root)).toEqual({
    exitCode: 0,
    known: 3,
    mended: 0,
    news: [],
  });
});

test("without the baseline, all is reported as before", async () => {
  const root = await known({ "a.md": broken });
  expect(await news(root, { baseline: false })).toMatchObject({
    exitCode: 1,
    news: ["a.md:4"],
  });
});

describe("nothing is new where", () => {
  test.for([
    ["lines come above it", `intro\n\n${page("mill |", "sieve |")}`],
    ["blocks change places", page("sieve |", "mill |")],
    ["a heading is renamed", page("mill |", "sieve |").replace("Up", "Down")],
    ["a block is indented", page("  mill  |", "sieve |")],
    ["other blocks come", page("mill |", "mill grind", "sieve |")],
  ])("%s", async ([, after]) => {
    const root = await known({ "a.md": page("mill |", "sieve |") });
    put(root, "a.md", after ?? "");
    expect(await news(root)).toMatchObject({ exitCode: 0, known: 2, news: [] });
  });

  test("a paragraph is wrapped anew", async () => {
    const root = await known({
      "a.md": "# A\n\nSee [the plan of all](b.md).\n",
    });
    put(root, "a.md", "# A\n\nBefore that see [the plan\nof all](b.md).\n");
    expect(await news(root)).toMatchObject({ exitCode: 0, known: 1, news: [] });
  });

  test("a version in the command is raised", async () => {
    const root = await known({ "a.md": page("mill load grain-1.9.2.tar |") });
    put(root, "a.md", page("mill load grain-1.10.0.tar |"));
    expect(await news(root)).toMatchObject({ exitCode: 0, known: 1, news: [] });
  });

  test("a page was moved", async () => {
    const root = await known({ "a.md": broken, "c.md": fine });
    renameSync(join(root, "a.md"), join(root, "b.md"));
    expect(await news(root)).toMatchObject({ known: 1, mended: 0, news: [] });
    await runLint(root, { pruneBaseline: true });
    expect(written(root)).toContain("  b.md:\n");
    expect(written(root)).not.toContain("  a.md:\n");
  });

  test("the docs of a new version are a copy of the old ones", async () => {
    const root = await known({
      "docs/v1/a.md": broken,
      "docs/v2/a.md": broken,
    });
    expect(written(root).match(/mill grind/g)).toHaveLength(2);
    put(root, "docs/v3/a.md", broken);
    expect(await news(root)).toMatchObject({ exitCode: 0, known: 3, news: [] });
    expect((await runLint(root, { pruneBaseline: true })).text).toContain(
      "0 findings; 3 left\n",
    );
  });
});

describe("a finding is new where", () => {
  test("its command was not there", async () => {
    const root = await known({ "a.md": page("mill |") });
    put(root, "a.md", page("sieve |", "mill |"));
    expect(await news(root)).toMatchObject({ exitCode: 1, news: ["a.md:4"] });
  });

  test("the same was there once less", async () => {
    const root = await known({ "a.md": page("mill |") });
    put(root, "a.md", page("mill |", "mill |"));
    expect(await news(root)).toMatchObject({ known: 1, news: ["a.md:8"] });
  });

  test("another was mended at the same time", async () => {
    const root = await known({ "a.md": page("mill |") });
    put(root, "a.md", page("sieve |"));
    expect(await news(root)).toMatchObject({ mended: 1, news: ["a.md:4"] });
  });

  test("another page has it, which is still there", async () => {
    const root = await known({ "a.md": broken });
    put(root, "b.md", broken);
    expect(await news(root)).toMatchObject({ exitCode: 1, news: ["b.md:4"] });
  });
});

const command = fc.constantFrom(
  "mill grind",
  "mill grind |",
  "sieve |",
  "sieve 1 |",
  "sieve 2 |",
);
const commands = fc.array<string>(command, { minLength: 1, maxLength: 4 });

test("whatever stands on pages and moves on them, one more finding is the one reported", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(commands, commands).chain((pages) =>
        fc.record({
          pages: fc.constant(pages),
          moved: fc.tuple(
            ...pages.map((all) =>
              fc.shuffledSubarray(all, { minLength: all.length }),
            ),
          ),
          at: fc.nat({ max: 1 }),
          place: fc.nat({ max: 4 }),
          lines: fc.nat({ max: 3 }),
        }),
      ),
      async ({ pages, moved, at, place, lines }) => {
        const name = (index: number) => `docs/${index}.md`;
        const write = (root: string, all: readonly (readonly string[])[]) => {
          for (const [index, one] of all.entries())
            put(root, name(index), "words\n".repeat(lines) + page(...one));
        };
        const root = repository({});
        write(root, pages);
        await runLint(root, { writeBaseline: true });
        write(root, moved);
        expect(await news(root)).toMatchObject({ news: [], mended: 0 });
        const one = (moved[at] ?? []).toSpliced(place, 0, "sift |");
        write(root, moved.with(at, one));
        const line = lines + 4 + 4 * one.indexOf("sift |");
        expect(await news(root)).toMatchObject({
          news: [`${name(at)}:${line}`],
          mended: 0,
        });
      },
    ),
    { numRuns: 5 },
  );
});

describe("what was mended", () => {
  test("is told, fails nothing, and is taken out when that is asked for", async () => {
    const root = await known({ "a.md": broken, "b.md": broken });
    put(root, "a.md", fine);
    const { text, exitCode } = await runLint(root, {});
    expect(text).toContain(
      "1 known\n1 of the baseline is mended: `--prune-baseline` takes it out\n",
    );
    expect(exitCode).toBe(0);
    const pruned = await runLint(root, { pruneBaseline: true });
    expect(pruned.text).toMatch(
      /^taken out of guidepost\.baseline\.yaml: 1 finding; 1 left\n/,
    );
    expect(written(root)).not.toContain("a.md");
    expect(await news(root)).toMatchObject({ mended: 0, known: 1 });
  });

  test("goes, and what is new does not come in", async () => {
    const root = await known({ "a.md": page("mill |", "sieve |") });
    put(root, "a.md", page("mill |", "sift |"));
    expect(await news(root, { pruneBaseline: true })).toMatchObject({
      exitCode: 1,
      news: ["a.md:8"],
    });
    expect(written(root)).toContain('"mill |"');
    expect(written(root)).not.toMatch(/sieve|sift/);
  });

  test("is not what a rule would find that was not asked", async () => {
    const config = "guidepost.config.yaml";
    const root = await known({ "a.md": page("mill |", "mill --to '") });
    const before = written(root);
    put(root, config, "rules: { syntax: off, fence: off }\n");
    expect(await news(root, { pruneBaseline: true })).toMatchObject({
      mended: 0,
      news: [],
    });
    expect(written(root)).toBe(before);
    rmSync(join(root, config));
    expect(await news(root)).toMatchObject({ exitCode: 0, known: 2 });
  });

  test("is put right by `--fix`, known or not", async () => {
    const dated = page("docker-compose pull");
    const root = await known({ "a.md": dated });
    const all = await news(root);
    expect(all.known).toBeGreaterThan(0);
    await runLint(root, { fix: true, writeBaseline: true });
    expect(readFileSync(join(root, "a.md"), "utf8")).toContain(
      "docker compose",
    );
    expect((await news(root)).known).toBe(all.known - 1);
  });
});

describe("a run that looks at some pages", () => {
  const files = { "a.md": broken, "b.md": broken, "c.md": broken };

  test("writes what it saw and keeps the rest", async () => {
    const root = await known(files);
    put(root, "a.md", page("sieve |"));
    await runLint(root, { writeBaseline: true }, ["a.md"]);
    expect(written(root)).toMatch(/a\.md:\n.*sieve \|"\n {2}b\.md:\n/);
    expect(await news(root)).toMatchObject({ known: 3, mended: 0, news: [] });
  });

  test("takes nothing out of pages that it did not see", async () => {
    const root = await known(files);
    for (const name of Object.keys(files)) put(root, name, fine);
    expect(await news(root, {}, ["b.md"])).toMatchObject({ mended: 1 });
    await runLint(root, { pruneBaseline: true }, ["b.md"]);
    expect(written(root)).toMatch(/a\.md:\n.*\n {2}c\.md:\n/);
    expect(written(root)).not.toContain("b.md");
  });

  test("keeps what it knows of pages that moved to where it does not look", async () => {
    const root = await known({ ...files, "docs/d.md": page("sieve |") });
    renameSync(join(root, "a.md"), join(root, "z.md"));
    rmSync(join(root, "docs/d.md"));
    expect(await news(root, {}, ["c.md"])).toMatchObject({ mended: 0 });
    expect(await news(root, { shard: "1/3" })).toMatchObject({ mended: 0 });
    await runLint(root, { writeBaseline: true }, ["c.md"]);
    await runLint(root, { pruneBaseline: true, allowEmpty: true }, ["docs"]);
    expect(written(root)).not.toContain("docs/d.md");
    expect(await news(root)).toMatchObject({ known: 3, mended: 0, news: [] });
    await runLint(root, { pruneBaseline: true });
    expect(written(root)).toMatch(/b\.md:\n.*\n {2}c\.md:\n.*\n {2}z\.md:/);
    expect(written(root)).not.toContain("a.md");
  });

  test("finds what leads to a page that it does not look at", async () => {
    const root = await known({
      "a.md": "[On](b.md#none) and [off](old/c.md#none)\n",
      "b.md": "# Some\n",
      "old/c.md": "# Other\n",
      "guidepost.config.yaml": "ignore: [old]\ninclude: [a.md]\n",
    });
    expect(written(root)).toMatch(/a\.md:\n.*dead-anchor: "\[On\].*"\n$/);
    expect(await news(root, {}, ["a.md"])).toMatchObject({
      known: 1,
      mended: 0,
    });
  });

  test("finds nothing new for being a part, and the parts together write the whole", async () => {
    const root = await known(files);
    const before = written(root);
    for (const part of [1, 2])
      expect(
        await news(root, {
          shard: `${part}/2`,
          format: ["json", `blob=${part}.blob`],
        }),
      ).toMatchObject({ exitCode: 0, news: [], mended: 0 });
    const blobs = ["1.blob", "2.blob"];
    const merged = await runMerge(root, {}, blobs);
    expect(merged.text).toMatch(/0 errors, 0 warnings, 0 infos; 3 known\n$/);
    rmSync(join(root, file));
    expect((await runMerge(root, {}, blobs)).exitCode).toBe(1);
    await runMerge(root, { writeBaseline: true }, blobs);
    expect(written(root)).toBe(before);
  });

  test("of what changed is held against all that is known", async () => {
    const root = await known(files);
    git(root, "init", "-q");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    put(root, "b.md", page("mill grind |", "sieve |"));
    expect(await news(root, { changed: "HEAD" })).toMatchObject({
      known: 1,
      mended: 0,
      news: ["b.md:8"],
    });
  });

  test("of what changed looks at pages of which less is known by now", async () => {
    const root = await known(files);
    git(root, "init", "-q");
    git(root, "add", ".");
    git(root, "commit", "-qm", "Begin");
    put(root, file, written(root).replace(/ {2}b\.md:\n.*\n/, ""));
    expect(await news(root, { changed: "HEAD" })).toMatchObject({
      exitCode: 1,
      news: ["b.md:4"],
    });
  });

  test("finds the same with a cache, which knows nothing of a baseline", async () => {
    const root = await known(files, { cache: true });
    expect(await news(root, { cache: true })).toMatchObject({ known: 3 });
    expect(await news(root, { cache: true, baseline: false })).toMatchObject({
      news: ["a.md:4", "b.md:4", "c.md:4"],
    });
  });
});

test("where a configuration is printed, it tells which file hides findings", async () => {
  const root = await known({ "a.md": broken });
  const { text } = await runLint(root, { printConfig: true });
  expect(text).toMatch(/\nbaseline: guidepost\.baseline\.yaml +# default\n/);
});

test("the lines of both sides of a conflict are read, where a page stands in both", async () => {
  const root = await known({ "a.md": page("mill |", "sieve |") });
  const [both = "", heading = "", ...entries] = written(root).split(
    /(?= {2}a\.md:\n| {4}- )/,
  );
  const sides = entries.map((entry) => heading + entry);
  put(root, file, both + [...sides, sides[0]].join(""));
  expect(await news(root)).toMatchObject({ known: 2, mended: 1, news: [] });
  await runLint(root, { pruneBaseline: true });
  expect(written(root)).toBe(both + heading + entries.join(""));
});

test("out of a baseline that is not there nothing is taken, and none is begun", async () => {
  const root = repository({ "a.md": broken });
  await expect(runLint(root, { pruneBaseline: true })).rejects.toThrow(
    `Cannot find \`${file}\`, which \`--prune-baseline\` takes from`,
  );
  expect(existsSync(join(root, file))).toBe(false);
});

test("the configuration names the file, and a flag another", async () => {
  const root = await known({
    "docs/a.md": broken,
    "guidepost.config.yaml": "baseline: docs/known.yaml\n",
  });
  expect(existsSync(join(root, file))).toBe(false);
  expect(await news(root)).toMatchObject({ exitCode: 0, known: 1 });
  await expect(news(root, { baseline: "other.yaml" })).rejects.toThrow(
    "Cannot find `other.yaml`, which `--baseline` names",
  );
});

test.for<[Options, string]>([
  [{ pruneBaseline: true }, "Unexpected `--prune-baseline` beside"],
  [{ shard: "1/2" }, "Unexpected `--shard` beside `--write-baseline`"],
  [{ watch: true }, "Unexpected `--watch` beside `--write-baseline`"],
  [{ fixDryRun: true }, "Unexpected `--fix-dry-run` beside"],
  [{ baseline: false }, "Unexpected `--no-baseline` beside"],
])("%j beside `--write-baseline` is refused", async ([options, message]) => {
  const root = repository({ "a.md": broken });
  await expect(
    runLint(root, { writeBaseline: true, ...options }),
  ).rejects.toThrow(message);
  expect(existsSync(join(root, file))).toBe(false);
});

test.for([
  [
    "schema: 1\npages:\n<<<<<<< HEAD\n  a.md: []\n=======\n",
    "3:1 Unexpected conflict marker of git, expected the two sides joined",
    "Keep the lines of both sides; `guidepost lint --prune-baseline` then takes out what is too much",
  ],
  ["schema: 2\npages: {}\n", "1:9 Unexpected `2`, expected 1"],
  ["schema: 1\n", "1:1 Missing `pages`, expected a mapping"],
  ["- a.md\n", "1:1 Unexpected a list, expected a mapping"],
  [
    "schema: 1\npages: { a.md: [{ x: y, z: y }] }\n",
    "2:17 Unexpected a mapping, expected one rule, and behind it what the page says",
  ],
  ["schema: 1\npages: { a.md: [{ x: 1 }] }\n", "2:22 Unexpected `1`"],
  ["schema: 1\npages: { a.md: [x] }\n", "2:17 Unexpected `x`"],
])("%j is refused as a baseline", async ([text = "", message = "", cure]) => {
  const root = repository({ "a.md": broken, [file]: text });
  await expect(news(root)).rejects.toMatchObject({
    message: `Cannot read the baseline \`${file}\``,
    next: expect.arrayContaining([
      expect.stringContaining(`${file}:${message}`),
      cure ?? expect.stringMatching(/remove it and write it again/),
    ]),
  });
});
