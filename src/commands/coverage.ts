import type { Finding } from "../lint/finding.ts";
import type { Product, Release, Sourced } from "../release/types.ts";
import { diffHistories } from "../surface/migrations-added.ts";
import { reconcileMigrations } from "../surface/reconcile-migrations.ts";
import { reconcileConfig, type Reconciled } from "../surface/reconcile.ts";
import { readHistoryOf, readSettingsOf } from "./frozen.ts";
import { inWords, undeclared } from "./undeclared.ts";
import { lintWorkingFiles } from "./working-files.ts";

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
      undeclared({
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
      return undeclared({ file, line: lineOf(index), message });
    }),
    ...contradictions.map(({ index, message }) =>
      undeclared({ file, line: lineOf(index), message }),
    ),
  ];
}
