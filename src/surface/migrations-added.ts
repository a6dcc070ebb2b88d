import type { History, Migration } from "./history.ts";
import type { MigrationProblem } from "./migration-tool.ts";

/** Migrations that a release brings, of one lineage. */
export interface AddedMigrations {
  /** Django's app; empty where a folder has one lineage. */
  readonly lineage: string;
  /** The newest before; `base` where there was none. */
  readonly after: string;
  readonly head: string;
  /** In the order in which they run. */
  readonly migrations: readonly Migration[];
  /** Whether all have a way back; undefined where that cannot be told. */
  readonly reversible?: boolean;
}

export interface HistoryDifference {
  readonly added: readonly AddedMigrations[];
  /** What no release file can say: forks, and migrations that are gone. */
  readonly problems: readonly MigrationProblem[];
}

export function diffHistories(
  before: History,
  after: History,
): HistoryDifference {
  const known = new Set(before.migrations.map(({ id }) => id));
  const kept = new Set(after.migrations.map(({ id }) => id));
  const problems: MigrationProblem[] = before.migrations
    .filter(({ id }) => !kept.has(id))
    .map(({ id, file }) => ({
      file,
      message: `Missing migration \`${id}\`, expected all of before`,
    }));
  const added: AddedMigrations[] = [];
  for (const [lineage, heads] of after.heads) {
    const migrations = after.migrations.filter(
      (one) => one.lineage === lineage && !known.has(one.id) && !one.repeats,
    );
    const old = before.heads.get(lineage) ?? [];
    const [head] = heads;
    const [last = "base"] = old;
    if (migrations.length === 0 || head === undefined) continue;
    if (heads.length > 1 || old.length > 1) continue;
    const reversible = reversibleOf(migrations);
    added.push({
      lineage,
      after: last,
      head,
      migrations,
      ...(reversible !== undefined && { reversible }),
    });
  }
  return { added, problems: [...after.problems, ...problems] };
}

function reversibleOf(migrations: readonly Migration[]): boolean | undefined {
  if (migrations.some(({ reversible }) => reversible === false)) return false;
  return migrations.every(({ reversible }) => reversible === true)
    ? true
    : undefined;
}
