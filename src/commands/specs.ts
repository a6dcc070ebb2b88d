import { fileURLToPath } from "node:url";
import { readText } from "../files.ts";
import type { ToolSpec } from "../tools/spec.ts";
import { specVersions } from "../tools/specs.ts";

const folder = new URL("../../src/tools/specs/", import.meta.url);
const loaded = new Map<string, Promise<readonly ToolSpec[]>>();

/** The specs that come with Guidepost, oldest first; each is read once. */
export function shippedSpecs(
  tool: string,
): Promise<readonly ToolSpec[]> | undefined {
  if (!Object.hasOwn(specVersions, tool)) return undefined;
  const specs = loaded.get(tool) ?? readSpecs(tool);
  loaded.set(tool, specs);
  return specs;
}

async function readSpecs(tool: string): Promise<readonly ToolSpec[]> {
  const versions = specVersions[tool] ?? [];
  return Promise.all(
    versions.map(async (version): Promise<ToolSpec> => {
      const file = new URL(`${tool}/${version}.json`, folder);
      return JSON.parse(await readText(fileURLToPath(file)));
    }),
  );
}
