import { kindOf } from "../../src/files.ts";
import { describe, expect, test } from "vitest";
import { derive } from "../../src/commands/derive.ts";
import {
  findProducts,
  loadProduct,
  productFolder,
} from "../../src/commands/products.ts";

// What Guidepost itself held is in this repository's own history.
const ids = (await findProducts(".")).filter((id) => id !== "guidepost");

describe.each(ids)("%s", async (id) => {
  const { releases } = await loadProduct(".", id);
  const versions = releases.map(({ version }) => version);
  const folderOf = (version: string) =>
    `${productFolder(id)}/revisions/${version}`;

  test("keeps what its repository held at each release", async () => {
    const kinds = await Promise.all(
      versions.map((version) => kindOf(folderOf(version))),
    );
    expect(kinds).toEqual(versions.map(() => "folder"));
  });

  test.each(
    versions.slice(1).map((to, before) => [versions[before] ?? "", to]),
  )(
    "says of what changed from %s to %s what is derived again",
    async (from, to) => {
      const options = {
        from: folderOf(from),
        to: folderOf(to),
        release: to,
        repo: ".",
        check: true,
      };
      const { text, exitCode } = await derive.run([id], options, {
        cwd: process.cwd(),
        colour: false,
        version: "0.0.0",
      });
      expect(text).toBe("nothing to write: release and files agree\n");
      expect(exitCode).toBe(0);
    },
  );
});
