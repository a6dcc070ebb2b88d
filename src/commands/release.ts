import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import { removeFile, writeText } from "../writing/write.ts";
import { foldFragments } from "../release/edit.ts";
import { readProduct } from "../release/read.ts";
import { readFragment } from "../release/read-fragment.ts";
import { printable } from "../report/printable.ts";
import { UsageError } from "../usage.ts";
import type { Command } from "./command.ts";
import { writeNewRelease } from "./new.ts";
import { loadMetadata, productFolder, releasePath } from "./products.ts";

export const release: Command = {
  operands: [
    { name: "<product>", summary: "product id", takes: "products" },
    { name: "<version>", summary: "the version that is released" },
  ],
  examples: ["guidepost release mill 1.3.0"],
  options: [
    {
      flags: "--date <date>",
      summary: "ISO date of the release (default: today)",
    },
  ],
  run: async ([id = "", version = ""], { date }, { cwd }) => {
    const folder = join(cwd, productFolder(id), "unreleased");
    const files =
      (await kindOf(folder)) === "folder"
        ? await findFiles(folder, { cwd, pattern: "*.yaml" })
        : [];
    const fragments = await Promise.all(
      files.map(async (path) => ({
        file: relative(cwd, path).replaceAll("\\", "/"),
        text: await readText(path),
      })),
    );
    if (fragments.length === 0)
      throw new UsageError(
        `Nothing lies in \`${relative(cwd, folder)}\``,
        `For a release without fragments: guidepost new ${id} ${version}`,
      );
    // Everything is read before anything is written.
    for (const fragment of fragments) readFragment(fragment);
    const path = releasePath(id, version);
    if ((await kindOf(join(cwd, path))) === "missing")
      await writeNewRelease(cwd, { id, version, date });
    const before = { file: path, text: await readText(join(cwd, path)) };
    const { text, conflicts } = foldFragments(before, fragments);
    if (conflicts.length > 0) {
      throw new UsageError(
        `The fragments contradict each other or ${path}`,
        ...conflicts.map(({ file, key }) => `${file}: \`${key}\``),
      );
    }
    await refuseUnreadable(cwd, id, { file: path, text });
    await writeText(path, text, { root: cwd, before: before.text });
    for (const { file } of fragments) await removeFile(file, { root: cwd });
    const lines = fragments.map(({ file }) => `folded  ${printable(file)}\n`);
    return { text: `${lines.join("")}written ${path}\n`, exitCode: 0 };
  },
};

/** The product must still read with the folded release in it. */
async function refuseUnreadable(
  root: string,
  id: string,
  folded: { readonly file: string; readonly text: string },
): Promise<void> {
  const { product, releases } = await loadMetadata(root, id);
  readProduct(
    product,
    releases.map((each) => (each.file === folded.file ? folded : each)),
  );
}
