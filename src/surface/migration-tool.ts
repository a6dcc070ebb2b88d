/** A file of a migration folder: its path from the folder, and what is in it. */
export interface MigrationFile {
  readonly path: string;
  readonly text: string;
}

/** A migration as its tool finds it. */
export interface FoundMigration {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Ids it builds on; undefined where the order of ids says it. */
  readonly previous?: readonly string[];
  /** Migrations of one lineage end in one head; Django has one an app. */
  readonly lineage?: string;
  /** Undefined where the file does not tell. */
  readonly reversible?: boolean;
  /** Runs again whenever it changes: no part of the order. */
  readonly repeats?: true;
}

/** One file of `surface/migrations` is one of these; its examples are its tests. */
export interface MigrationTool {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly {
    readonly files: Readonly<Record<string, string>>;
    /** Each as `tellMigration` tells it, in order; then problems, `! file message`. */
    readonly migrations: readonly string[];
  }[];
  readonly read: (files: readonly MigrationFile[]) => Iterable<FoundMigration>;
  /** What else the files say about one another. */
  readonly problems?: (
    files: readonly MigrationFile[],
    found: readonly FoundMigration[],
  ) => Iterable<MigrationProblem>;
  /** Negative where `a` runs before `b`; by the ids' text without it. */
  readonly compare?: (a: string, b: string) => number;
}

export interface MigrationProblem {
  readonly file: string;
  readonly message: string;
}

/** The last part of a path, without folders. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `add_notes-table` to "add notes table". */
export function titleOf(name: string): string {
  return name.replace(/[_-]+/g, " ").trim();
}

/** Whether SQL does something: comments and empty statements do not. */
export function isEmptySql(sql: string): boolean {
  const bare = sql
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/--.*$/gm, "")
    .replace(/\b(?:BEGIN|COMMIT|SELECT 1)\b/gi, "");
  return /^[\s;]*$/.test(bare);
}
