import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import type { Options } from "../../../src/commands/command.ts";
import { UsageError } from "../../../src/usage.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const block = "```bash\nrec $(cat VERSION)\n```\n";

test("a guide meets the files that its product keeps for it", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "content/products/lantern/fixtures/VERSION": "1.0.0\n",
    "page.md": `---\nguidepost: { product: lantern }\n---\n\n${block}`,
  });
  expect(await calls(cwd, "page.md:6")).toContain("calls rec 1.0.0");
});

test("files of the version that a guide starts from come first", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "content/products/lantern/fixtures/VERSION": "any\n",
    "content/products/lantern/fixtures/1.0.0/VERSION": "1.0.0\n",
    "page.md": `---\nguidepost: { product: lantern, from: 1.0.0 }\n---\n\n${block}`,
  });
  expect(await calls(cwd, "page.md:6")).toContain("calls rec 1.0.0");
});

test("a page may name a folder of its repository, and no other", async () => {
  const page = (folder: string) =>
    `---\nguidepost: { fixtures: ${folder} }\n---\n\n${block}`;
  const above = await repository({
    "repo/docs/inside.md": page(".."),
    "repo/docs/outside.md": page("../.."),
    "repo/VERSION": "3.1.4\n",
    VERSION: "9.9.9\n",
  });
  const cwd = join(above, "repo");
  expect(await calls(cwd, "docs/inside.md:6")).toContain("calls rec 3.1.4");
  expect(await calls(cwd, "docs/outside.md:6")).toContain("calls rec …");
});

test("a repository is mounted by a flag, and stays as it is", async () => {
  const cwd = await repository({
    "page.md": "```bash\necho 2 > VERSION\nrec $(cat VERSION .env)\n```\n",
    "repo/VERSION": "1\n",
    "repo/.env": "A=b\n",
  });
  const told = await calls(cwd, "page.md:2", { fixtures: "repo" });
  expect(told).toContain("calls rec 2 A=b");
  expect(await calls(cwd, "page.md:2", { fixtures: "repo" })).toBe(told);
});

test("links that lead out, large files and binary ones tell nothing", async () => {
  const cwd = await repository({
    "page.md":
      "```bash\nrec $(cat VERSION)\nrec $(cat large)\nrec $(cat binary)\n```\n",
    secret: "canary\n",
    "repo/large": "x".repeat(100_000),
    "repo/binary": "\0\u0001",
  });
  await symlink(join(cwd, "secret"), join(cwd, "repo", "VERSION"));
  const told = await calls(cwd, "page.md:2", { fixtures: "repo" });
  expect(told.match(/calls rec …/g)).toHaveLength(3);
  expect(told).not.toContain("canary");
});

test("a folder that is not there is a usage error", async () => {
  const cwd = await repository({ "page.md": block });
  await expect(
    calls(cwd, "page.md:2", { fixtures: "nowhere" }),
  ).rejects.toThrow(UsageError);
});

async function calls(
  cwd: string,
  place: string,
  options: Options = {},
): Promise<string> {
  const { text } = await lint.run(
    [],
    { ...options, explainBlock: place },
    { cwd, colour: false, version: "0.0.0" },
  );
  return text;
}
