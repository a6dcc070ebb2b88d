import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  harvestOwn,
  ownSpecText,
  readOwnSpec,
  specPath,
} from "../../src/commands/own-specs.ts";
import {
  findProducts,
  loadProduct,
  productFolder,
} from "../../src/commands/products.ts";
import { kindOf } from "../../src/files.ts";
import { locate } from "../support/tools.ts";

const cwd = process.cwd();
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** The programs that stand in revision folders; each is asked for its help often. */
const programs = await Promise.all(
  (await findProducts(".")).map(async (id) => {
    const { cli, releases } = await loadProduct(".", id);
    const all = releases.flatMap(({ version }) =>
      cli.map((one) => ({
        id,
        cli: one,
        version,
        program: join(productFolder(id), "revisions", version, one.run),
      })),
    );
    const kinds = await Promise.all(all.map(({ program }) => kindOf(program)));
    return all.filter((_, at) => kinds[at] === "file");
  }),
).then((found) => found.flat());

describe.skipIf(locate("python3") === undefined)("an own CLI", () => {
  test("is there for some product, in several releases", () => {
    expect(programs.length).toBeGreaterThan(1);
  });

  test.each(isDeep ? programs : programs.slice(0, 2))(
    "$cli.name of $id $version says of itself again what was kept",
    async ({ id, cli, version, program }) => {
      const kept = await readOwnSpec(cwd, { id, version }, cli.name);
      const { since } = kept ?? {};
      const options = { cwd, version, since };
      const asked = await harvestOwn(cli, join(cwd, program), options);
      const path = specPath({ id, version }, cli.name);
      expect(ownSpecText(asked)).toBe(await readFile(path, "utf8"));
    },
    60_000,
  );
});
