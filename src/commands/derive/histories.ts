import type { Product } from "../../release/types.ts";
import { editedMigrations, whatItDoes } from "../../surface/edited.ts";
import {
  historyOf,
  readHistory,
  type History,
  type Migration,
} from "../../surface/history.ts";
import type { MigrationFile } from "../../surface/migration-tool.ts";
import { migrationTools } from "../../surface/migrations/index.ts";
import { UsageError } from "../../usage.ts";
import type { Ends } from "./surfaces.ts";
import { digestOf } from "../digest.ts";
import type { Revision } from "./revision.ts";

export interface HistoryEnds {
  readonly tool: string;
  readonly before: History;
  readonly after: History;
  /** Id of a migration to its SQL, for those of `after` that have it. */
  readonly sql: ReadonlyMap<string, string>;
  /** Migrations that do something else than before. */
  readonly edited: readonly Migration[];
}

/** The migrations of every folder that the product names. */
export async function readHistories(
  { migrations }: Product,
  { from, to, moved }: Ends,
): Promise<HistoryEnds[]> {
  return Promise.all(
    Object.entries(migrations).map(async ([tool, folder]) => {
      const then = moved.get(folder) ?? folder;
      const now = await folderAt(to, tool, folder);
      const { history: after } = now;
      const sql = sqlOf(now);
      if (then === "")
        return { tool, before: historyOf([]), after, sql, edited: [] };
      const old = await folderAt(from, tool, then);
      const { history: before } = old;
      if (before.migrations.length === 0) refuseMoved(from, folder, after);
      const edited = editedMigrations(before, after);
      return { tool, before, after, sql, edited };
    }),
  );
}

/** All migrations are new where their folder is; or it had another path. */
function refuseMoved(
  { name, paths }: Revision,
  folder: string,
  { migrations }: History,
): void {
  for (const { file } of migrations) {
    const elsewhere = paths.find((path) => path.endsWith(`/${file}`));
    if (elsewhere === undefined) continue;
    const then = elsewhere.slice(0, -file.length - 1);
    throw new UsageError(
      `There are no migrations in \`${folder}\` in \`${name}\``,
      `They are in \`${then}\``,
      `Where the folder moved, say so: --moved ${folder}=${then}`,
      `Where it is new, say so: --moved ${folder}=`,
    );
  }
}

/** A folder of migrations: what was read of it, and its files. */
interface MigrationFolder {
  readonly history: History;
  readonly files: readonly MigrationFile[];
}

export async function folderAt(
  revision: Revision,
  name: string,
  folder: string,
): Promise<MigrationFolder> {
  const tool = migrationTools.find((one) => one.name === name);
  if (tool === undefined) {
    const known = migrationTools.map((one) => one.name).join(", ");
    throw new UsageError(
      `Unexpected migration tool \`${name}\` in product.yaml`,
      `Choose one of ${known}`,
    );
  }
  const root = folder === "." ? "" : `${folder}/`;
  const paths = revision.paths.filter(
    (path) => path.startsWith(root) && /\.(?:py|sql|rb|go|java|kt)$/.test(path),
  );
  const texts = await revision.read(paths);
  const files = [...texts].map(([path, text]) => ({
    path: path.slice(root.length),
    text,
  }));
  const history = readHistory(tool, files);
  return {
    history: { ...history, migrations: digested(history, texts, root) },
    files,
  };
}

/** Those that run again at each change need none. */
function digested(
  { migrations }: History,
  texts: ReadonlyMap<string, string>,
  root: string,
): Migration[] {
  return migrations.map((one) => {
    const text = texts.get(`${root}${one.file}`);
    return one.repeats || text === undefined
      ? one
      : { ...one, digest: digestOf(whatItDoes(text)) };
  });
}

/** A migration in SQL is its own; beside another may lie what it says in SQL. */
function sqlOf({ history, files }: MigrationFolder): Map<string, string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return new Map(
    history.migrations.flatMap(({ id, file }): [string, string][] => {
      const text = texts.get(file.replace(/\.\w+$/, ".sql"));
      return text === undefined ? [] : [[id, text]];
    }),
  );
}
