import type { DerivedEdits } from "../../release/edit.ts";
import type { Origin, Release, Sourced } from "../../release/types.ts";
import { diffHistories } from "../../surface/migrations-added.ts";
import { reconcileMigrations } from "../../surface/reconcile-migrations.ts";
import { reconcileConfig, type Reconciled } from "../../surface/reconcile.ts";
import { changeOf, type CliEnds, reconcileUsages } from "./clis.ts";
import type { HistoryEnds } from "./histories.ts";
import type { SurfaceEnds } from "./surfaces.ts";

/** What a release file must say differently. */
export interface DerivedRelease {
  readonly edits: DerivedEdits;
  /** A line for each edit: what a person should look at, and what is new. */
  readonly said: readonly string[];
  /** A line for each thing that release and files contradict each other in. */
  readonly problems: readonly string[];
}

/** Holds what a release says against the files before and after it. */
export function deriveRelease(
  release: Release,
  {
    surfaces,
    histories,
    clis,
  }: {
    readonly surfaces: readonly SurfaceEnds[];
    readonly histories: readonly HistoryEnds[];
    readonly clis: readonly CliEnds[];
  },
): DerivedRelease {
  const config = surfaces.map(({ surface, ...ends }) =>
    reconcileConfig(surface.id, ends, release.config),
  );
  const differences = histories.map(({ tool, before, after }) => ({
    tool,
    ...diffHistories(before, after),
  }));
  const migrations = differences.map(({ tool, added }) =>
    reconcileMigrations(tool, added, release.migrations),
  );
  const usages = clis.flatMap(({ before, after, due }) =>
    before && after
      ? reconcileUsages({ before, after }, release.changes, due)
      : [],
  );
  const both = [
    ["config", config, release.config],
    ["migrations", migrations, release.migrations],
  ] as const;
  const edits: DerivedEdits = {
    append: {
      config: config.flatMap(({ append }) => append),
      migrations: migrations.flatMap(({ append }) => append),
      changes: usages.flatMap(({ missing }) => missing.map(changeOf)),
    },
    set: both.flatMap(([list, all]) =>
      all.flatMap(({ set }) => set.map((one) => ({ list, ...one }))),
    ),
    checked: surfaces.map(({ surface }) => surface.id),
  };
  const problems = [
    ...both.flatMap(([, all, records]) => contradictions(all, records)),
    ...usages.flatMap(({ wrong }) =>
      wrong.map(({ usage: { origin }, message }) => told(origin, message)),
    ),
    ...differences.flatMap(({ tool, problems }) =>
      problems.map(
        ({ file, message }) => `problem ${tool} ${file}: ${message}`,
      ),
    ),
  ];
  const edited = histories.flatMap(({ tool, edited }) =>
    edited.map(
      ({ file }) =>
        `look    ${tool} ${file}: it does something else than before, and who ran it keeps what it did`,
    ),
  );
  return { edits, problems, said: [...toldEdits(edits), ...edited] };
}

function contradictions(
  all: readonly Reconciled[],
  records: readonly Sourced[],
): string[] {
  return all.flatMap((one) =>
    one.contradictions.flatMap(({ index, message }) => {
      const record = records[index];
      return record ? [told(record.origin, message)] : [];
    }),
  );
}

function told({ file, lines }: Origin, message: string): string {
  return `problem ${file}:${lines["record"]}: ${message}`;
}

/** What a person should look at first: guesses, and notes that may be stale. */
function toldEdits({ append, set }: DerivedEdits): string[] {
  const tell = (fields: Readonly<Record<string, unknown>>) => {
    const { op, tool, id, key, range, confirm } = fields;
    const what = [op ?? tool ?? "change", key ?? range ?? id].join(" ");
    return confirm === undefined
      ? `added   ${what}`
      : `confirm ${what}: ${confirm}`;
  };
  return [
    ...[...append.config, ...append.migrations, ...append.changes].map(tell),
    ...set.map(({ list, index, fields: { confirm, ...rest } }) => {
      const what = Object.entries(rest).map(
        ([name, value]) => `${name}: ${value}`,
      );
      const where = `${list} ${index + 1}: ${what.join(", ")}`;
      return confirm === undefined
        ? `changed ${where}`
        : `confirm ${where}, ${confirm}`;
    }),
  ];
}
