import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import type { Finding } from "../lint/finding.ts";
import { toDelta } from "../release/normalise/delta.ts";
import { readFragment } from "../release/read.ts";
import type {
  ConfigDelta,
  Origin,
  Product,
  Release,
  Sourced,
  Surface,
} from "../release/types.ts";
import { diffHistories } from "../surface/migrations-added.ts";
import { reconcileMigrations } from "../surface/reconcile-migrations.ts";
import {
  reconcileConfig,
  type Fields,
  type Reconciled,
} from "../surface/reconcile.ts";
import type { Setting } from "../surface/setting.ts";
import { settingsAt } from "./derive-surfaces.ts";
import { productFolder } from "./products.ts";
import { readHistoryOf, readSettingsOf } from "./snapshot.ts";

export const coverageRule = "undeclared-change";
export const coverageHelp =
  "Run `guidepost derive`, or write the change by hand: before a release into a file of `unreleased/`, after it into the file of the release";

/**
 * Holds the releases of a product against what was frozen of them, both ways, and
 * the files of this folder, where it has them, against the newest release.
 */
export async function lintCoverage(
  root: string,
  product: Product,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, release] of product.releases.entries()) {
    const previous = product.releases[index - 1];
    if (previous === undefined) continue;
    for (const { id } of product.surfaces)
      findings.push(
        ...(await lintSettings(root, product, id, { previous, release })),
      );
    for (const tool of Object.keys(product.migrations))
      findings.push(
        ...(await lintMigrations(root, product, tool, { previous, release })),
      );
  }
  for (const surface of product.surfaces)
    findings.push(...(await lintWorkingFiles(root, product, surface)));
  return findings;
}

interface Neighbours {
  readonly previous: Release;
  readonly release: Release;
}

async function lintSettings(
  root: string,
  { id }: Product,
  surface: string,
  { previous, release }: Neighbours,
): Promise<Finding[]> {
  const [before, after] = await Promise.all(
    [previous, release].map(({ version }) =>
      readSettingsOf(root, { id, version }, surface),
    ),
  );
  if (before === undefined || after === undefined) return [];
  const reconciled = reconcileConfig(
    surface,
    { before, after },
    release.config,
  );
  return ofRelease(reconciled, release, { records: release.config, previous });
}

async function lintMigrations(
  root: string,
  { id }: Product,
  tool: string,
  { previous, release }: Neighbours,
): Promise<Finding[]> {
  const [before, after] = await Promise.all(
    [previous, release].map(({ version }) =>
      readHistoryOf(root, { id, version }, tool),
    ),
  );
  if (before === undefined || after === undefined) return [];
  const { migrations: records } = release;
  const { added } = diffHistories(before, after);
  const reconciled = reconcileMigrations(tool, added, records);
  return ofRelease(reconciled, release, { records, previous });
}

function ofRelease(
  { append, set, contradictions }: Reconciled,
  release: Release,
  {
    records,
    previous,
  }: { readonly records: readonly Sourced[]; readonly previous: Release },
): Finding[] {
  const { file } = release.origin;
  const between = `the surfaces of ${previous.version} and ${release.version}`;
  const lineOf = (index: number) => records[index]?.origin.lines["record"] ?? 1;
  return [
    ...append.map((fields) =>
      finding({
        file,
        line: 1,
        message: `Missing ${inWords(fields)}, expected as between ${between}`,
      }),
    ),
    ...set.map(({ index, fields }) => {
      const { confirm: _, ...facts } = fields;
      const wanted = Object.entries(facts).map(
        ([name, value]) => `\`${name}: ${String(value)}\``,
      );
      const message = `Unexpected facts, expected ${wanted.join(" and ")} as between ${between}`;
      return finding({ file, line: lineOf(index), message });
    }),
    ...contradictions.map(({ index, message }) =>
      finding({ file, line: lineOf(index), message }),
    ),
  ];
}

/** Where the product lives in this repository, what the next release changes. */
async function lintWorkingFiles(
  root: string,
  product: Product,
  surface: Surface,
): Promise<Finding[]> {
  const { id, releases } = product;
  const newest = releases.at(-1);
  const texts = await loadSources(root, surface.source);
  if (newest === undefined || texts === undefined) return [];
  const { version } = newest;
  const before = await readSettingsOf(root, { id, version }, surface.id);
  if (before === undefined) return [];
  const here = {
    name: "this folder",
    paths: surface.source,
    read: () => Promise.resolve(texts),
  };
  const after = await settingsAt(here, surface.source, surface);
  const unreleased = await unreleasedConfig(root, id);
  const ends = { before, after };
  const { append } = reconcileConfig(surface.id, ends, unreleased);
  const file = surface.source.at(-1) ?? "";
  return append.map((fields) =>
    finding({
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
  const folder = join(root, productFolder(id), "unreleased");
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, { cwd: root, pattern: "*.yaml" });
  const fragments = await Promise.all(
    files.map(async (path) => {
      const file = relative(root, path).replaceAll("\\", "/");
      const { config = [] } = readFragment({
        file,
        text: await readText(path),
      });
      const origin: Origin = { file, lines: {} };
      return config.map((delta) => toDelta(delta, { origin }));
    }),
  );
  return fragments.flat();
}

function lineOf(
  { key }: Fields,
  { id }: Surface,
  settings: readonly Setting[],
): number {
  const path = String(key).slice(id.length + 1);
  return settings.find((setting) => setting.path === path)?.line ?? 1;
}

/** A record to add, as part of a sentence. */
function inWords({ op, tool, key, range, was, now }: Fields): string {
  const name = `\`${String(key)}\``;
  switch (op) {
    case "added":
      return `new key ${name}`;
    case "removed":
      return `removal of ${name}`;
    case "renamed":
      return `renaming of \`${String(was)}\` to ${name}`;
    case "default-changed":
      return `default of ${name}, from \`${String(was)}\` to \`${String(now)}\``;
    case "type-changed":
      return `type of ${name}, from ${String(was)} to ${String(now)}`;
    case undefined:
      return `migrations \`${String(range)}\` of ${String(tool)}`;
    default:
      return `change of ${name} (${String(op)})`;
  }
}

function finding({
  file,
  line,
  message,
}: Pick<Finding, "file" | "line" | "message">): Finding {
  return {
    rule: coverageRule,
    severity: "error",
    tier: "metadata",
    evidence: "exact",
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    message,
  };
}
