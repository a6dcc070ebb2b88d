import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../../src/commands/check.ts";
import { generate } from "../../../src/commands/generate.ts";
import { lint } from "../../../src/commands/lint.ts";
import type { DryRunRecord } from "../../../src/commands/pages/record.ts";
import { dryRunRecord } from "../../../src/commands/pages/record-schema.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const page = `# Mill

\`\`\`bash id=backup
docker exec mill-db pg_dump mill > mill.sql
REVISION=$(git rev-parse HEAD)
git tag "$REVISION"
\`\`\`

\`\`\`bash skip="needs a mill"
mill up
\`\`\`
`;

test("a record says of each block how far it was followed and what it calls", async () => {
  const cwd = await repository({ "mill.md": page });
  const { pages, ...run } = await recorded(cwd, ["mill.md"]);
  expect(run).toEqual({ format: 1, engine: "session", guidepost: "0.0.0" });
  expect(pages).toEqual([
    {
      file: "mill.md",
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      blocks: [
        {
          line: 3,
          endLine: 7,
          id: "backup",
          hash: expect.stringMatching(/^[0-9a-f]{16}$/),
          kind: "script",
          outcomes: { known: 1, evaluated: 0, unknown: 2, skipped: 0 },
          reasons: ["what `git` prints is not known"],
          calls: [
            "calls docker exec mill-db pg_dump mill; output redirected",
            "calls pg_dump mill; inside docker exec; output redirected on container:mill-db",
            "calls git rev-parse HEAD; output captured",
            "calls git tag …",
          ],
          changes: ["writes $PWD/mill.sql"],
        },
        {
          line: 9,
          endLine: 11,
          hash: expect.stringMatching(/^[0-9a-f]{16}$/),
          kind: "script",
          outcomes: { known: 0, evaluated: 0, unknown: 0, skipped: 1 },
          reasons: ["needs a mill"],
          calls: [],
        },
      ],
    },
  ]);
});

test("the same pages give the same record wherever they stand", async () => {
  const files = { "mill.md": page, "docs/other.md": page };
  const texts = [await repository(files), await repository(files)].map(
    async (cwd) => {
      await recorded(cwd, []);
      const text = await readFile(join(cwd, ".guidepost/dry-run.json"), "utf8");
      expect(text).not.toContain(cwd);
      return text;
    },
  );
  const [one, other] = await Promise.all(texts);
  expect(one).toBe(other);
});

test("a block keeps its hash when it moves, and the page does not", async () => {
  const cwd = await repository({
    "a.md": page,
    "b.md": `Before.\n\n${page}`,
  });
  const [a, b] = (await recorded(cwd, [])).pages;
  expect(a?.hash).not.toBe(b?.hash);
  expect(a?.blocks.map(({ hash }) => hash)).toEqual(
    b?.blocks.map(({ hash }) => hash),
  );
});

test("a value that is called like a secret is never written", async () => {
  const text = `\`\`\`bash
export DB_PASSWORD=tulip-42
psql "postgres://mill:$DB_PASSWORD@db/mill"
curl -u mill:tulip-42 https://mill.example.org
PGPASSWORD='rose 7' pg_dump mill
mysql --password="rose 7"
\`\`\`
`;
  const cwd = await repository({ "mill.md": text });
  const record = await recorded(cwd, []);
  expect(record.pages[0]?.blocks[0]?.calls).toContain(
    "calls curl -u mill:$DB_PASSWORD https://mill.example.org",
  );
  expect(JSON.stringify(record)).not.toMatch(/tulip|rose/);
});

test("a variable that the product declares secret is never written", async () => {
  const guide = `---
title: Lantern
guidepost: { product: lantern, from: 1.0.0, to: 1.1.0 }
---

\`\`\`bash
OIL_KEY=whale
lantern fill "$OIL_KEY"
\`\`\`
`;
  const cwd = await repository({
    ...lanternFiles,
    "lantern.md": guide,
  });
  const [written] = (await recorded(cwd, ["lantern.md"])).pages;
  expect(written).toMatchObject({ from: "1.0.0", to: "1.1.0" });
  expect(written?.blocks[0]?.calls).toEqual(["calls lantern fill $OIL_KEY"]);
});

test("check writes the record, and git sees nothing of it", async () => {
  const cwd = await repository(lanternFiles);
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  await generate.run([], {}, surroundings);
  await check.run([], { format: "pretty" }, surroundings);
  const { pages } = await read(cwd);
  expect(pages.map(({ file }) => file)).toEqual([
    "content/guides/lantern/1.0.0-to-1.1.0.md",
    "content/guides/lantern/overview.md",
  ]);
  expect(await readFile(join(cwd, ".guidepost/.gitignore"), "utf8")).toBe(
    "*\n",
  );
});

test("check --no-record and a lint without --record write nothing", async () => {
  const cwd = await repository({ "mill.md": page });
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  const format = "pretty";
  await check.run(["mill.md"], { format, record: false }, surroundings);
  await lint.run(["mill.md"], { format }, surroundings);
  await expect(stat(join(cwd, ".guidepost"))).rejects.toThrow("ENOENT");
});

test("where nothing can be written, check says how to do without", async () => {
  const cwd = await repository({ "mill.md": page, ".guidepost": "a file" });
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  await expect(
    check.run(["mill.md"], { format: "pretty" }, surroundings),
  ).rejects.toMatchObject({
    message:
      "Cannot write `.guidepost/.gitignore`: a part of the path is not a folder",
    next: ["`guidepost check --no-record` writes nothing"],
  });
});

async function recorded(
  cwd: string,
  paths: readonly string[],
): Promise<DryRunRecord> {
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  await lint.run(paths, { format: "pretty", record: true }, surroundings);
  return read(cwd);
}

async function read(cwd: string): Promise<DryRunRecord> {
  const text = await readFile(join(cwd, ".guidepost/dry-run.json"), "utf8");
  return dryRunRecord.parse(JSON.parse(text));
}
