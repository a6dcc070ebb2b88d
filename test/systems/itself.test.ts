import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { readOwnSpec } from "../../src/commands/own-specs.ts";
import { loadProduct } from "../../src/commands/products.ts";

const product = await loadProduct(".", "guidepost");
const newest = product.releases.at(-1)?.version ?? "";

test("the newest release of Guidepost is the one of the package", async () => {
  const { version }: { version: string } = JSON.parse(
    await readFile("package.json", "utf8"),
  );
  expect(version).toBe(newest);
});

test("what its command line accepts is what was harvested of the newest release", async () => {
  const release = { id: "guidepost", version: newest };
  const spec = await readOwnSpec(".", release, "guidepost");
  const harvested = Object.entries(spec?.commands ?? {}).map(
    ([name, { options = [] }]) => [name, options],
  );
  const own = await Promise.all(
    commands.map(async ({ name, load }) => {
      const { options } = await load();
      const flags = options.map(({ flags }) =>
        flags.replace(/ <.*/, "=").replace(/ \[.*/, "=?"),
      );
      return [name, [...flags, "-h --help"]];
    }),
  );
  const cure = `npm run -s guidepost -- harvest guidepost --product guidepost --release ${newest}`;
  expect(
    harvested.filter(([name]) => name !== "help"),
    `Harvest it again: ${cure}`,
  ).toEqual(own);
});
