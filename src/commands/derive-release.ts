import type { DerivedEdits } from "../release/edit.ts";
import type { Release, Sourced } from "../release/types.ts";
import { diffHistories } from "../surface/migrations-added.ts";
import { reconcileMigrations } from "../surface/reconcile-migrations.ts";
import { reconcileConfig, type Reconciled } from "../surface/reconcile.ts";
import type { HistoryEnds, SurfaceEnds } from "./derive-surfaces.ts";

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
  }: {
    readonly surfaces: readonly SurfaceEnds[];
    readonly histories: readonly HistoryEnds[];
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
  const both = [
    ["config", config, release.config],
    ["migrations", migrations, release.migrations],
  ] as const;
  const edits: DerivedEdits = {
    append: {
      config: config.flatMap(({ append }) => append),
      migrations: migrations.flatMap(({ append }) => append),
    },
    set: both.flatMap(([list, all]) =>
      all.flatMap(({ set }) => set.map((one) => ({ list, ...one }))),
    ),
    checked: surfaces.map(({ surface }) => surface.id),
  };
  const problems = [
    ...both.flatMap(([, all, records]) => contradictions(all, records)),
    ...differences.flatMap(({ tool, problems }) =>
      problems.map(
        ({ file, message }) => `problem ${tool} ${file}: ${message}`,
      ),
    ),
  ];
  return { edits, problems, said: toldEdits(edits) };
}

function contradictions(
  all: readonly Reconciled[],
  records: readonly Sourced[],
): string[] {
  return all.flatMap((one) =>
    one.contradictions.map(({ index, message }) => {
      const origin = records[index]?.origin;
      return `problem ${origin?.file}:${origin?.lines["record"]}: ${message}`;
    }),
  );
}

/** What a person should look at first: guesses, and notes that may be stale. */
function toldEdits({ append, set }: DerivedEdits): string[] {
  const told = (fields: Readonly<Record<string, unknown>>) => {
    const { op, tool, key, range, confirm } = fields;
    const what = [op ?? tool, key ?? range].filter(Boolean).join(" ");
    return confirm === undefined
      ? `added   ${what}`
      : `confirm ${what}: ${confirm}`;
  };
  return [
    ...[...append.config, ...append.migrations].map(told),
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
