import type { Finding } from "../../lint/finding.ts";
import type { OwnCli, Product, Release, Sourced } from "../../release/types.ts";
import { diffHistories } from "../../surface/migrations-added.ts";
import { reconcileMigrations } from "../../surface/reconcile-migrations.ts";
import { reconcileConfig, type Reconciled } from "../../surface/reconcile.ts";
import { dueAt, reconcileUsages } from "../derive/clis.ts";
import { lintEdits } from "../frozen/edited-migrations.ts";
import { historyPath, readHistoryOf, readSettingsOf } from "../frozen/files.ts";
import { readOwnSpec } from "../own-specs.ts";
import { inWords, undeclared } from "./undeclared.ts";
import { lintWorkingCli } from "./working-cli.ts";
import { lintWorkingFiles } from "./working-files.ts";
import { lintWorkingMigrations } from "./working-migrations.ts";

/**
 * Holds the releases of a product against what was frozen of them, both ways, and
 * the files of this folder, where it has them, against the newest release.
 */
export async function lintCoverage(
  root: string,
  product: Product,
  { runsCli = false }: { readonly runsCli?: boolean } = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const release of product.releases) {
    for (const { id } of product.surfaces)
      findings.push(...(await lintSettings(root, product, id, release)));
    for (const tool of Object.keys(product.migrations))
      findings.push(...(await lintMigrations(root, product, tool, release)));
    for (const cli of product.cli)
      findings.push(...(await lintUsages(root, product, cli, release)));
  }
  for (const surface of product.surfaces)
    findings.push(...(await lintWorkingFiles(root, product, surface)));
  for (const tool of Object.keys(product.migrations))
    findings.push(...(await lintWorkingMigrations(root, product, tool)));
  for (const cli of runsCli ? product.cli : [])
    findings.push(...(await lintWorkingCli(root, product, cli)));
  return findings;
}

async function lintSettings(
  root: string,
  product: Product,
  surface: string,
  release: Release,
): Promise<Finding[]> {
  const read = ({ version }: Release) =>
    readSettingsOf(root, { id: product.id, version }, surface);
  const after = await read(release);
  const previous = releaseOf(product, after?.since);
  const before = previous && (await read(previous));
  if (!after || !previous || !before) return [];
  const { config: records } = release;
  const ends = { before: before.settings, after: after.settings };
  const reconciled = reconcileConfig(surface, ends, records);
  return ofRelease(reconciled, release, { records, previous });
}

async function lintMigrations(
  root: string,
  product: Product,
  tool: string,
  release: Release,
): Promise<Finding[]> {
  const read = ({ version }: Release) =>
    readHistoryOf(root, { id: product.id, version }, tool);
  const after = await read(release);
  const previous = releaseOf(product, after?.since);
  const before = previous && (await read(previous));
  if (!after || !previous || !before) return [];
  const { migrations: records } = release;
  const { added } = diffHistories(before.history, after.history);
  const reconciled = reconcileMigrations(tool, added, records);
  const { version } = release;
  const edits = await lintEdits(root, {
    ends: {
      before: before.history,
      after: after.history,
      since: previous.version,
    },
    file: historyPath({ id: product.id, version }, tool),
  });
  return [...ofRelease(reconciled, release, { records, previous }), ...edits];
}

async function lintUsages(
  root: string,
  product: Product,
  { name }: OwnCli,
  { version, changes, origin: { file } }: Release,
): Promise<Finding[]> {
  const { id } = product;
  const after = await readOwnSpec(root, { id, version }, name);
  const since = after?.since;
  const before =
    since === undefined
      ? undefined
      : await readOwnSpec(root, { id, version: since }, name);
  if (!after || !before) return [];
  const { missing, wrong } = reconcileUsages(
    { before, after },
    changes,
    dueAt(product, version),
  );
  return [
    ...missing.map(({ was }) =>
      undeclared({
        file,
        line: 1,
        message: `Missing change that \`${was}\` is gone, expected as between ${name} ${since} and ${version}`,
      }),
    ),
    ...wrong.map(({ usage: { origin }, message }) =>
      undeclared({ file, line: origin.lines["record"] ?? 1, message }),
    ),
  ];
}

/** The newest before it by number may be a backport, and was not compared. */
function releaseOf(
  { releases }: Product,
  version: string | undefined,
): Release | undefined {
  return releases.find((release) => release.version === version);
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
