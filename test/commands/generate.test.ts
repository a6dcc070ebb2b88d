import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/commands/generate.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const guide = "content/guides/lantern/1.0.0-to-1.1.0.md";
const overview = "content/guides/lantern/overview.md";

function run(cwd: string, options = {}, products: string[] = []) {
  return generate.run(products, options, {
    cwd,
    colour: false,
    version: "0.0.0",
  });
}

async function change(root: string, path: string, from: string, to: string) {
  const text = await readFile(join(root, path), "utf8");
  expect(text).toContain(from);
  await writeFile(join(root, path), text.replace(from, to));
}

test("a guide is written for each release but the first, and one overview", async () => {
  const root = await repository(lanternFiles);
  const { text, exitCode } = await run(root);
  expect(exitCode).toBe(0);
  expect(text).toBe(
    `written ${guide}\nwritten ${overview}\n2 pages, 0 were up to date\n`,
  );
  const written = await readFile(join(root, guide), "utf8");
  expect(written.split("\n").slice(0, 9)).toEqual([
    "---",
    'title: "Upgrade Lantern from 1.0.0 to 1.1.0"',
    "guidepost:",
    "  product: lantern",
    "  from: 1.0.0",
    "  to: 1.1.0",
    "  sources:",
    "    - content/products/lantern/product.yaml",
    "    - content/products/lantern/releases/1.1.0.yaml",
  ]);
});

test("a second run writes nothing, and --check agrees", async () => {
  const root = await repository(lanternFiles);
  await run(root);
  expect((await run(root)).text).toBe("2 pages, 2 were up to date\n");
  expect(await run(root, { check: true })).toEqual({
    text: "2 pages up to date\n",
    exitCode: 0,
  });
});

test("--check fails with a diff when a fact changed, and writes nothing", async () => {
  const root = await repository(lanternFiles);
  await run(root);
  const before = await readFile(join(root, guide), "utf8");
  await change(
    root,
    "content/products/lantern/product.yaml",
    "run: docker compose up -d",
    "run: docker compose up --detach",
  );
  const { text, exitCode } = await run(root, { check: true });
  expect(exitCode).toBe(1);
  expect(text).toContain(`${guide}: stale`);
  expect(text).toContain("-docker compose up -d\n+docker compose up --detach");
  expect(await readFile(join(root, guide), "utf8")).toBe(before);
});

test("--check fails when a guide is missing or no release calls for it", async () => {
  const root = await repository(lanternFiles);
  expect((await run(root, { check: true })).text).toContain(
    `${guide}: missing`,
  );
  await run(root);
  const orphan = "content/guides/lantern/0.9.0-to-1.0.0.md";
  await writeFile(
    join(root, orphan),
    await readFile(join(root, guide), "utf8"),
  );
  const { text, exitCode } = await run(root, { check: true });
  expect(exitCode).toBe(1);
  expect(text).toContain(`${orphan}: no release calls for this guide`);
});

test("a guide edited by hand is refused without --force", async () => {
  const root = await repository(lanternFiles);
  await run(root);
  await change(root, guide, "Open a window", "Open two windows");
  const refused = await run(root);
  expect(refused.exitCode).toBe(1);
  expect(refused.text).toContain(`Nothing written: edited by hand\n  ${guide}`);
  expect(await readFile(join(root, guide), "utf8")).toContain("two windows");

  expect((await run(root, { force: true })).exitCode).toBe(0);
  expect(await readFile(join(root, guide), "utf8")).toContain("Open a window");
});

test("metadata that do not read stop before anything is written", async () => {
  const root = await repository({
    ...lanternFiles,
    "content/products/lantern/releases/1.1.0.yaml": "schema: 1\n",
  });
  await expect(run(root)).rejects.toThrow(
    "content/products/lantern/releases/1.1.0.yaml:1:1 Missing `version`",
  );
  expect(await readdir(join(root, "content"))).toEqual(["products"]);
});

test("an unknown product names the known ones", async () => {
  const root = await repository(lanternFiles);
  await expect(run(root, {}, ["../../etc"])).rejects.toMatchObject({
    message: "There is no product `../../etc`",
    next: ["Choose one of lantern"],
  });
});

test("a guides folder that leads out of the repository is refused", async () => {
  const root = await repository(lanternFiles);
  const outside = await repository({});
  await mkdir(join(root, "content/guides"), { recursive: true });
  await symlink(outside, join(root, "content/guides/lantern"));
  await expect(run(root)).rejects.toThrow(/outside of/);
  expect(await readdir(outside)).toEqual([]);
});

test("a product without releases says what to write", async () => {
  const { "content/products/lantern/product.yaml": product = "" } =
    lanternFiles;
  const root = await repository({
    "content/products/lantern/product.yaml": product,
  });
  await expect(run(root)).rejects.toMatchObject({
    message: "Cannot find a release in `content/products/lantern/releases`",
    next: ["Write the first: guidepost new lantern 1.0.0"],
  });
});
