import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import { writeTexts, type Writing } from "../writing/write.ts";
import { UsageError } from "../usage.ts";
import type { Command, Outcome } from "./command.ts";
import { loadFrozen } from "./frozen/releases.ts";
import { guidesOf, loadRenderer, wasEdited, type GuideFile } from "./guides.ts";
import { guidesFolder } from "./guides-folder.ts";
import { findProducts, loadProduct } from "./products.ts";
import { configOptions, projectOf } from "./project.ts";

export const generate: Command = {
  operands: [
    {
      name: "[products...]",
      summary: "product ids; default: all",
      takes: "products",
    },
  ],
  examples: ["guidepost generate", "guidepost generate mill --check"],
  options: [
    {
      flags: "--check",
      summary: "write nothing; exit 1 with a diff when a guide is stale",
    },
    { flags: "--force", summary: "overwrite guides that were edited by hand" },
    ...configOptions,
  ],
  run: async (products, options, { cwd }) => {
    const { root, guides: folder } = await projectOf(options, { cwd });
    const ids = products.length > 0 ? products : await findProducts(root);
    if (ids.length === 0) {
      throw new UsageError(
        `Found no product under \`content/products\``,
        "Write content/products/<id>/product.yaml first",
      );
    }
    const guides = await guidesOfProducts(root, ids, folder);
    const stale = await findStale(root, ids, guides, folder);
    if (options["check"] === true) return reportStale(stale, guides.length);
    return writeStale(root, stale, {
      total: guides.length,
      force: options["force"] === true,
    });
  },
};

/** A guide on disk that is not what the metadata say. */
export interface StaleGuide {
  readonly path: string;
  /** What should stand there; undefined where no release calls for the guide. */
  readonly wanted: string | undefined;
  /** What stands there; undefined where nothing does. */
  readonly found: string | undefined;
}

/**
 * All guides of some products, planned and rendered before anything is written.
 * `folder` is where they stand, from the root.
 */
export async function guidesOfProducts(
  root: string,
  ids: readonly string[],
  folder: string = guidesFolder,
): Promise<GuideFile[]> {
  const pages = ids.map(async (id) => {
    const product = await loadProduct(root, id);
    const renderer = await loadRenderer({ root, id });
    return guidesOf(product, renderer, await loadFrozen(root, product));
  });
  return (await Promise.all(pages)).flat().map((guide) => ({
    ...guide,
    path: join(folder, relative(guidesFolder, guide.path)),
  }));
}

export async function findStale(
  root: string,
  ids: readonly string[],
  guides: readonly GuideFile[],
  folder: string = guidesFolder,
): Promise<StaleGuide[]> {
  const stale: StaleGuide[] = [];
  for (const { path, text } of guides) {
    const found = await readIfThere(join(root, path));
    if (found !== text) stale.push({ path, wanted: text, found });
  }
  const wanted = new Set(guides.map(({ path }) => path));
  for (const path of await guidesOnDisk(root, ids, folder)) {
    if (wanted.has(path)) continue;
    const found = await readText(join(root, path));
    // Other Markdown may stand beside the generated guides.
    if (!/^ {2}digest: /m.test(found)) continue;
    stale.push({ path, wanted: undefined, found });
  }
  return stale;
}

/** The diff of every stale guide. */
async function reportStale(
  stale: readonly StaleGuide[],
  total: number,
): Promise<Outcome> {
  if (stale.length === 0) {
    return { text: `${count(total)} up to date\n`, exitCode: 0 };
  }
  const { createTwoFilesPatch } = await import("diff");
  const parts = stale.map(({ path, wanted, found }) => {
    if (wanted === undefined)
      return `${path}: no release calls for this guide\n`;
    if (found === undefined) return `${path}: missing\n`;
    const why = wasEdited(found) ? "edited by hand" : "stale";
    const patch = createTwoFilesPatch(
      path,
      path,
      found,
      wanted,
      why,
      "generated",
    );
    return `${path}: ${why}\n${patch}`;
  });
  const text = `${parts.join("\n")}\n${stale.length} of ${count(total)} not up to date. Run \`guidepost generate\`\n`;
  return { text, exitCode: 1 };
}

async function writeStale(
  root: string,
  stale: readonly StaleGuide[],
  { total, force }: { total: number; force: boolean },
): Promise<Outcome> {
  const edited = stale.filter(
    ({ found }) => found !== undefined && wasEdited(found),
  );
  if (edited.length > 0 && !force) {
    const list = edited.map(({ path }) => `  ${path}\n`).join("");
    const text = `Nothing written: edited by hand\n${list}Move the edits into the metadata, or run again with --force\n`;
    return { text, exitCode: 1 };
  }
  const writings = stale.flatMap(({ path, wanted, found = null }): Writing[] =>
    wanted === undefined ? [] : [{ path, text: wanted, before: found }],
  );
  await writeTexts(writings, { root });
  const lines = stale.map(({ path, wanted }) =>
    wanted === undefined
      ? `left    ${path} (no release calls for it; delete it by hand)`
      : `written ${path}`,
  );
  lines.push(`${count(total)}, ${total - lines.length} were up to date`);
  return { text: `${lines.join("\n")}\n`, exitCode: 0 };
}

async function guidesOnDisk(
  root: string,
  ids: readonly string[],
  folder: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) {
    const own = join(root, folder, id);
    if ((await kindOf(own)) !== "folder") continue;
    found.push(...(await findFiles(own, { cwd: root, pattern: "**/*.md" })));
  }
  return found.map((path) => relative(root, path));
}

async function readIfThere(path: string): Promise<string | undefined> {
  return (await kindOf(path)) === "missing" ? undefined : readText(path);
}

function count(pages: number): string {
  return `${pages} ${pages === 1 ? "page" : "pages"}`;
}
