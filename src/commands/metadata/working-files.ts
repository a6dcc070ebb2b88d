import { join } from "node:path";
import { kindOf, readText } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { toDelta } from "../../release/normalise/delta.ts";
import type {
  ConfigDelta,
  Origin,
  Product,
  Surface,
} from "../../release/types.ts";
import { reconcileConfig } from "../../surface/reconcile.ts";
import type { Fields } from "../../surface/records.ts";
import type { Setting } from "../../surface/setting.ts";
import { settingsAt } from "../derive/surfaces.ts";
import { readSettingsOf } from "../frozen/files.ts";
import { productFolder } from "../products.ts";
import { inWords, undeclared } from "./undeclared.ts";
import { unreleasedOf } from "./unreleased.ts";

/** Where the product lives in this repository, what the next release changes. */
export async function lintWorkingFiles(
  root: string,
  product: Product,
  surface: Surface,
): Promise<Finding[]> {
  const { id, releases } = product;
  const newest = releases.at(-1);
  const texts = await loadSources(root, surface.source);
  if (newest === undefined || texts === undefined) return [];
  const { version } = newest;
  const frozen = await readSettingsOf(root, { id, version }, surface.id);
  if (frozen === undefined) return [];
  const here = {
    name: "this folder",
    paths: surface.source,
    read: () => Promise.resolve(texts),
  };
  const after = await settingsAt(here, surface.source, surface);
  const unreleased = await unreleasedConfig(root, id);
  const ends = { before: frozen.settings, after };
  const { append } = reconcileConfig(surface.id, ends, unreleased);
  const file = surface.source.at(-1) ?? "";
  return append.map((fields) =>
    undeclared({
      file,
      line: lineOf(fields, surface, after),
      message: `Unexpected ${inWords(fields)}, expected what ${version} has, or the change in \`${productFolder(id)}/unreleased/\``,
    }),
  );
}

async function loadSources(
  root: string,
  source: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  for (const path of source) {
    if ((await kindOf(join(root, path))) !== "file") return undefined;
    texts.set(path, await readText(join(root, path)));
  }
  return texts.size === 0 ? undefined : texts;
}

async function unreleasedConfig(
  root: string,
  id: string,
): Promise<ConfigDelta[]> {
  const fragments = await unreleasedOf(root, id);
  return fragments.flatMap(({ file, config = [] }) => {
    const origin: Origin = { file, lines: {} };
    return config.map((delta) => toDelta(delta, { origin }));
  });
}

function lineOf(
  { key }: Fields,
  { id }: Surface,
  settings: readonly Setting[],
): number {
  const path = String(key).slice(id.length + 1);
  return settings.find((setting) => setting.path === path)?.line ?? 1;
}
