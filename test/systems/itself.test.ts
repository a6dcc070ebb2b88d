import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  ownSpecText,
  harvestOwn,
  specPath,
} from "../../src/commands/own-specs.ts";
import { loadProduct } from "../../src/commands/products.ts";

const product = await loadProduct(".", "guidepost");
const newest = product.releases.at(-1)?.version ?? "";
const before = product.releases.at(-2)?.version;

test("the newest release of Guidepost is the one of the package", async () => {
  const { version }: { version: string } = JSON.parse(
    await readFile("package.json", "utf8"),
  );
  expect(version).toBe(newest);
});

test("what its command line accepts is what was harvested of the newest release", async () => {
  const [cli] = product.cli;
  if (cli === undefined) throw new Error("product.yaml names no command line");
  const spec = await harvestOwn(cli, `${process.cwd()}/${cli.run}`, {
    cwd: ".",
    version: newest,
    since: before,
  });
  const path = specPath({ id: "guidepost", version: newest }, cli.name);
  const cure = `npm run -s guidepost -- harvest guidepost --product guidepost --release ${newest}`;
  expect(await readFile(path, "utf8"), `Harvest it again: ${cure}`).toBe(
    ownSpecText(spec),
  );
});
