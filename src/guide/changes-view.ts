import type { Leg } from "../plan/plan.ts";
import type { Migration, Product } from "../release/types.ts";
import { changeKinds, migrationRuns } from "./labels.ts";
import { lineOf, type Origins } from "./mark.ts";
import { cell, codeCell, fenceFor, prose } from "./prose.ts";
import { viewOfSurfaces, type SurfaceView } from "./settings-view.ts";

/** What a leg changes for the operator, before any step is taken. */
export interface ChangesView {
  readonly changes: readonly ChangeView[];
  readonly surfaces: readonly SurfaceView[];
  readonly migrations: readonly MigrationRow[];
  readonly deprecated: readonly DeprecationRow[];
}

export interface ChangeView {
  readonly kind: string;
  readonly title: string;
  readonly impact: string;
  readonly sample?: SampleView;
}

export interface SampleView {
  readonly fence: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

export interface MigrationRow {
  readonly tool: string;
  readonly range: string;
  readonly runs: string;
  readonly online: string;
  readonly reversible: string;
  readonly note: string;
}

export interface DeprecationRow {
  readonly subject: string;
  readonly removed: string;
  readonly instead: string;
}

export function viewOfChanges(
  product: Product,
  leg: Leg,
  origins: Origins,
): ChangesView {
  return {
    changes: leg.changes.map((change) => viewOfChange(change, origins)),
    surfaces: viewOfSurfaces(product, leg, origins),
    migrations: leg.migrations.map((migration) =>
      migrationRow(migration, origins),
    ),
    deprecated: leg.deprecated.map(({ subject, removed, instead, origin }) => ({
      subject: origins.markWhole(
        codeCell(subject),
        origin.file,
        lineOf(origin, "subject"),
      ),
      removed: removed ?? "not decided",
      instead: codeCell(instead),
    })),
  };
}

function migrationRow(migration: Migration, origins: Origins): MigrationRow {
  const { file } = migration.origin;
  const line = lineOf(migration.origin, "record");
  const what =
    migration.kind === "revisions"
      ? {
          tool: migration.tool,
          range: `${codeCell(migration.after)} to ${codeCell(migration.head)}`,
        }
      : { tool: cell(migration.title), range: "" };
  return {
    range: what.range,
    tool: origins.markWhole(what.tool, file, line),
    runs: migrationRuns[migration.runs],
    online: migration.online ? "yes" : "no",
    reversible: migration.reversible ? "yes" : "no",
    note: cell(migration.note ?? ""),
  };
}

function viewOfChange(
  { kind, title, impact, sample, origin }: Leg["changes"][number],
  origins: Origins,
): ChangeView {
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  return {
    kind: changeKinds[kind],
    title: mark(title, "title"),
    impact: mark(impact, "impact"),
    ...(sample && {
      sample: {
        fence: fenceFor(sample.before + sample.after),
        language: sample.language,
        before: origins.mark(
          sample.before.trimEnd(),
          sample.origin.file,
          lineOf(sample.origin, "before"),
        ),
        after: origins.mark(
          sample.after.trimEnd(),
          sample.origin.file,
          lineOf(sample.origin, "after"),
        ),
      },
    }),
  };
}
