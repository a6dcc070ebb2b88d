import { join } from "node:path";
import { kindOf, readText } from "../../files.ts";
import type {
  Frozen,
  FrozenRelease,
  FrozenSettings,
} from "../../guide/frozen.ts";
import type { Product } from "../../release/types.ts";
import {
  lineIndexOf,
  readSettingsOf,
  settingsPath,
  sqlPath,
  type Named,
} from "./files.ts";

/** What all releases of a product froze, for the appendices of its guides. */
export async function loadFrozen(
  root: string,
  product: Product,
): Promise<Frozen> {
  const all = product.releases.map(
    async ({ version }) =>
      [version, await loadRelease(root, product, version)] as const,
  );
  return new Map(await Promise.all(all));
}

async function loadRelease(
  root: string,
  { id, surfaces, migrations }: Product,
  version: string,
): Promise<FrozenRelease> {
  const release = { id, version };
  const settings = new Map<string, FrozenSettings>();
  for (const surface of surfaces) {
    const loaded = await loadSettings(root, release, surface.id);
    if (loaded) settings.set(surface.id, loaded);
  }
  const sql: FrozenRelease["sql"] = new Map(
    (
      await Promise.all(
        Object.keys(migrations).map(async (tool) => {
          const file = sqlPath(release, tool);
          return (await kindOf(join(root, file))) === "file"
            ? ([
                [tool, { file, text: await readText(join(root, file)) }],
              ] as const)
            : [];
        }),
      )
    ).flat(),
  );
  return { settings, sql };
}

async function loadSettings(
  root: string,
  release: Named,
  surface: string,
): Promise<FrozenSettings | undefined> {
  const frozen = await readSettingsOf(root, release, surface);
  if (frozen === undefined) return undefined;
  const file = settingsPath(release, surface);
  const lines = (await readText(join(root, file))).split("\n");
  const settings = frozen.settings.map(({ path, secret, default: value }) => ({
    path,
    secret,
    ...(value !== undefined && { default: value }),
    line: lineIndexOf("path", path, lines) + 1,
  }));
  return { file, settings };
}
