import { relative, resolve } from "node:path";
import { repositoryAbove } from "../../config/find.ts";
import type { Layer, LoadedConfig } from "../../config/loaded.ts";
import { problemsError } from "../../config/problems.ts";
import { isInside, kindOf, realPathOf } from "../../files.ts";
import type { MetadataProblem } from "../../release/source.ts";
import { isKept, strays } from "../../straying.ts";

/**
 * Folders of specs that are not there, and places to write to that are not the
 * project's: a configuration may be a stranger's. @throws {MetadataError}
 */
export async function checkFolders(
  { layers, root }: LoadedConfig,
  { allowsCode }: { readonly allowsCode: boolean },
): Promise<void> {
  for (const { data, source, folder } of layers) {
    const problems: MetadataProblem[] = [];
    const { specs = [] } = data;
    for (const [at, named] of [specs].flat().entries()) {
      const wanted = await wantedOf(resolve(folder, named), root, allowsCode);
      if (wanted === undefined) continue;
      const path = Array.isArray(specs) ? ["specs", at] : ["specs"];
      const message = `Unexpected \`${named}\`, expected ${wanted}`;
      problems.push(source.problemAt(path, message));
    }
    for (const { path, named, flag } of writtenBy(data)) {
      if (await isOwnPlace(named, root)) continue;
      const message = `Unexpected \`${named}\`, expected a place below \`${root}\`: only \`${flag}\` may name another`;
      problems.push(source.problemAt(path, message));
    }
    if (problems.length > 0) throw problemsError(problems);
  }
}

/** What is wanted of a folder of specs that it is not; a stranger's may be anybody's. */
async function wantedOf(
  specs: string,
  root: string,
  allowsCode: boolean,
): Promise<string | undefined> {
  if ((await kindOf(specs)) !== "folder")
    return "a folder of specs: `guidepost harvest` writes some";
  if (allowsCode) return undefined;
  const repository = await realPathOf(await repositoryAbove(root));
  return isInside(await realPathOf(specs), repository)
    ? undefined
    : "a folder of the repository, with `--no-config-code`";
}

/** Below the root, and there still when links are followed. */
async function isOwnPlace(named: string, root: string): Promise<boolean> {
  const target = resolve(root, named);
  if (!isInside(target, root) || target === resolve(root)) return false;
  if (strays(target) || isKept(relative(root, target))) return false;
  if ((await kindOf(target)) === "missing") return true;
  return isInside(await realPathOf(target), await realPathOf(root));
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly named: string;
  readonly flag: string;
}

function* writtenBy({
  baseline,
  cache,
  format = [],
  site,
}: Layer["data"]): Generator<Place> {
  if (baseline !== undefined)
    yield { path: ["baseline"], named: baseline, flag: "--baseline" };
  if (typeof cache === "string")
    yield { path: ["cache"], named: cache, flag: "--cache-location" };
  for (const [at, text] of [format].flat().entries()) {
    const named = text.slice(text.indexOf("=") + 1);
    const path = Array.isArray(format) ? ["format", at] : ["format"];
    if (text.includes("=") && named !== "")
      yield { path, named, flag: "--format" };
  }
  if (site?.out !== undefined)
    yield { path: ["site", "out"], named: site.out, flag: "--out" };
}
