import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles, kindOf, readText } from "../files.ts";
import type { Sources } from "../lint/thorough.ts";
import { shippedFolder } from "../shipped.ts";
import type { ToolSpec } from "../tools/spec.ts";
import { isToolSpec } from "../tools/spec-shape.ts";
import { specVersions } from "../tools/specs.ts";
import { UsageError } from "../usage.ts";

/** Where `guidepost harvest` writes the specs of a repository. */
export const ownSpecs = "content/tools";

const shippedPath = fileURLToPath(shippedFolder("tools/specs/"));
const loaded = new Map<string, Promise<readonly ToolSpec[]>>();

/** The specs that come with Guidepost, oldest first; each is read once. */
export function shippedSpecs(
  tool: string,
): Promise<readonly ToolSpec[]> | undefined {
  if (!Object.hasOwn(specVersions, tool)) return undefined;
  const specs = loaded.get(tool) ?? specsIn(shippedPath, tool);
  loaded.set(tool, specs);
  return specs;
}

/** Those, and the specs that a repository harvested itself, in the folders that it names. */
export async function specsOf(
  root: string,
  folders: readonly string[] = [],
): Promise<NonNullable<Sources["specs"]>> {
  const byTool = new Map<string, readonly string[]>();
  for (const folder of folders.length > 0 ? folders : [join(root, ownSpecs)])
    for (const [tool, paths] of await findSpecs(folder))
      byTool.set(tool, [...(byTool.get(tool) ?? []), ...paths]);
  const read = new Map<string, Promise<readonly ToolSpec[]>>();
  return (tool) => {
    const paths = byTool.get(tool);
    if (!paths) return shippedSpecs(tool);
    const specs = read.get(tool) ?? readSpecs(paths, shippedSpecs(tool));
    read.set(tool, specs);
    return specs;
  };
}

/** Those of a copy of the folder that they come in, for code that was moved away from it. */
export function specsIn(
  folder: string,
  tool: string,
): Promise<readonly ToolSpec[]> {
  const versions = specVersions[tool] ?? [];
  return readSpecs(versions.map((name) => join(folder, tool, `${name}.json`)));
}

/** The files of a folder, by the tool that they are of. */
export async function findSpecs(
  folder: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const files =
    (await kindOf(folder)) === "folder"
      ? await findFiles(folder, { cwd: folder, pattern: "*/*.json" })
      : [];
  return Map.groupBy(files, (file) => basename(dirname(file)));
}

/** Oldest first. */
export async function readSpecs(
  paths: readonly string[],
  shipped: Promise<readonly ToolSpec[]> = Promise.resolve([]),
): Promise<readonly ToolSpec[]> {
  const own = await Promise.all(paths.map(readSpec));
  return [...(await shipped), ...own].sort((a, b) =>
    a.version.localeCompare(b.version, "en", { numeric: true }),
  );
}

export async function readSpec(path: string): Promise<ToolSpec> {
  try {
    const spec: unknown = JSON.parse(await readText(path));
    if (isToolSpec(spec)) return spec;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Nested too deeply, or no JSON at all.
  }
  throw new UsageError(
    `Cannot read \`${path}\`: it is no spec of a tool`,
    "Write it again with `guidepost harvest`",
  );
}
