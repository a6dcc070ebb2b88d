import { expect, test } from "vitest";
import { generate } from "../../src/commands/generate.ts";
import { site } from "../../src/commands/site.ts";
import { installing } from "../../src/commands/site/launcher.ts";
import { generateGuides, readGuides } from "../../src/site.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const surroundings = { colour: false, version: "0.0.0" };

test.each([
  ["package-lock.json", "npm install --save-dev"],
  ["pnpm-lock.yaml", "pnpm add --save-dev"],
  ["yarn.lock", "yarn add --dev"],
  ["bun.lock", "bun add --dev"],
])("beside %s Astro is installed with %s", async (file, command) => {
  const root = await repository({ [file]: "" });
  expect(await installing(root)).toBe(
    `${command} "astro@^7.3.4" "@astrojs/starlight@^0.42.4"`,
  );
});

test("the package manager that package.json names is used before there is a lock file", async () => {
  const root = await repository({
    "package.json": '{ "packageManager": "pnpm@10.1.0" }',
  });
  expect(await installing(root)).toMatch(/^pnpm add/);
});

test.each<[action: string, options: object, message: string]>([
  ["biuld", {}, "The site knows no `biuld`"],
  ["constructor", {}, "The site knows no `constructor`"],
  ["preview", {}, "There is no site in "],
  [
    "dev",
    { port: "http" },
    "Unexpected `--port http`, expected a whole number",
  ],
])("site %s %j is refused: %s", async (action, options, message) => {
  const cwd = await repository(lanternFiles);
  await expect(
    site.run([action], { ...options }, { ...surroundings, cwd }),
  ).rejects.toThrow(message);
});

test("a site without Astro beside it is told to install it, whatever Guidepost itself has", async () => {
  const cwd = await repository(lanternFiles);
  await expect(site.run(["dev"], {}, { ...surroundings, cwd })).rejects.toThrow(
    "Astro and Starlight, which are not installed here",
  );
});

test("a folder without products is told how to begin", async () => {
  const cwd = await repository({});
  await expect(
    site.run(["build"], {}, { ...surroundings, cwd }),
  ).rejects.toThrow("Found no product under `content/products`");
});

test("metadata that do not read are told before anything is built", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "content/products/lantern/releases/1.1.0.yaml":
      "schema: 1\nversoin: 1.1.0\n",
  });
  await expect(
    site.run(["build"], { check: false }, { ...surroundings, cwd }),
  ).rejects.toThrow("content/products/lantern/releases/1.1.0.yaml:2");
});

test("guides that nobody wrote yet are shown while they are made, and notes beside them are not", async () => {
  const note = "# Ideas\n\nNothing yet.\n";
  const root = await repository({
    ...lanternFiles,
    "content/guides/lantern/ideas.md": note,
  });
  expect(await readGuides(root)).toEqual([]);
  const guides = await generateGuides(root);
  expect(guides.map(({ id }) => id)).toContain("lantern/1.0.0-to-1.1.0");
  expect(guides.map(({ id }) => id)).not.toContain("lantern/ideas");
});

test("guides are found where the configuration has them written", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "guidepost.config.yaml": "guides: docs/upgrading\n",
  });
  await generate.run([], {}, { ...surroundings, cwd });
  const guides = await readGuides(cwd, "docs/upgrading");
  expect(guides.map(({ id, file }) => `${id}: ${file}`)).toContain(
    "lantern/1.0.0-to-1.1.0: docs/upgrading/lantern/1.0.0-to-1.1.0.md",
  );
  expect(await generateGuides(cwd, "docs/upgrading")).toEqual(guides);
});
