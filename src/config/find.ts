import { dirname, join } from "node:path";
import { kindOf } from "../files.ts";
import { UsageError } from "../usage.ts";

const endings = ["yaml", "json", "ts", "js", "mjs"] as const;

/** What `guidepost` looks for, here and in the folders above up to the repository's. */
export const configNames: readonly string[] = endings.map(
  (ending) => `guidepost.config.${ending}`,
);

/** Names that look right and are not read. */
const slips: Readonly<Record<string, string>> = {
  "guidepost.config.yml": "guidepost.config.yaml",
  "guidepost.config.jsonc": "guidepost.config.json",
  "guidepost.config.json5": "guidepost.config.json",
  "guidepost.config.mts": "guidepost.config.ts",
  "guidepost.config.cts": "guidepost.config.ts",
  "guidepost.config.cjs": "guidepost.config.mjs",
};

/**
 * The configuration of a folder, absolute: its own or that of the nearest folder
 * above it in the same repository; undefined where there is none.
 * @throws {UsageError} where a folder has two.
 */
export async function findConfig(from: string): Promise<string | undefined> {
  for (const folder of await foldersUp(from)) {
    const [found, other] = await presentIn(folder, configNames);
    if (found !== undefined && other !== undefined)
      throw new UsageError(
        `Found two configurations in \`${folder}\`: \`${found}\` and \`${other}\``,
        "Keep one of them; it may bring in others with `extends`",
      );
    if (found !== undefined) return join(folder, found);
    const [slip] = await presentIn(folder, Object.keys(slips));
    if (slip !== undefined)
      throw new UsageError(
        `Unexpected file \`${join(folder, slip)}\``,
        `Rename it: ${slips[slip]}`,
      );
  }
  return undefined;
}

/** The topmost folder of the repository; the folder itself where there is none. */
export async function repositoryAbove(folder: string): Promise<string> {
  return (await foldersUp(folder)).at(-1) ?? folder;
}

/** Where nothing says that a repository ends, nothing above is somebody's own. */
async function foldersUp(from: string): Promise<string[]> {
  const folders = [from];
  for (let folder = from; ; folder = dirname(folder)) {
    if (folder !== from) folders.push(folder);
    if ((await kindOf(join(folder, ".git"))) !== "missing") return folders;
    if (folder === dirname(folder)) return [from];
  }
}

async function presentIn(
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  const present: string[] = [];
  for (const name of names)
    if ((await kindOf(join(folder, name))) === "file") present.push(name);
  return present;
}
