import type { History } from "./history.ts";
import type { MigrationFile } from "./migration-tool.ts";

/** A folder of migrations: what was read of it, and its files. */
export interface MigrationFolder {
  readonly history: History;
  readonly files: readonly MigrationFile[];
}

/**
 * Files of migrations that were there before and do something else now. Who ran them
 * before keeps what they did then. Those that run again at each change are meant so.
 */
export function editedMigrations(
  before: MigrationFolder,
  after: MigrationFolder,
): string[] {
  const old = doneBy(before);
  const now = doneBy(after);
  return after.history.migrations
    .filter(({ id, repeats }) => {
      const was = old.get(id);
      return !repeats && was !== undefined && was !== now.get(id);
    })
    .map(({ file }) => file);
}

function doneBy({ history, files }: MigrationFolder): Map<string, string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return new Map(
    history.migrations.flatMap(({ id, file }): [string, string][] => {
      const text = texts.get(file);
      return text === undefined ? [] : [[id, bare(text)]];
    }),
  );
}

/** Comments, what stands above a file, blanks and the kind of quotes do nothing. */
function bare(text: string): string {
  return text
    .replace(/^\s*("""|''')[^]*?\1/, "")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/^\s*(?:#|--|\/\/).*$/gm, "")
    .replace(/,(?=\s*[)\]}])/g, "")
    .replace(/\s+/g, "")
    .replaceAll("'", '"');
}
