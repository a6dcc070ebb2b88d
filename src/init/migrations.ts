import type { MigrationTool } from "../surface/migration-tool.ts";
import { migrationTools } from "../surface/migrations/index.ts";
import { folderOf, isForeign, type Repository } from "./repository.ts";

/** A folder of migrations, read by its tool. */
export interface MigrationsFolder {
  readonly tool: string;
  readonly folder: string;
  readonly count: number;
}

const code = /\.(?:py|sql|rb|go|java|kt)$/;
const place =
  /(?:^|\/)(?:migrations?|migrate|versions|alembic|flyway|goose|db|schema|sql)\//i;

/** Whether a file may be a migration: only these are read for it. */
export function mayMigrate(path: string): boolean {
  return code.test(path) && place.test(path) && !isForeign(path);
}

/** The largest folder of each tool that the repository migrates with. */
export function findMigrations(repository: Repository): MigrationsFolder[] {
  const files = repository.paths.filter(mayMigrate).flatMap((path) => {
    const text = repository.texts.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const found = migrationTools.flatMap((tool) => {
    if (!speaksFor(tool, repository)) return [];
    const counts = new Map<string, number>();
    for (const { file } of tool.read(files)) {
      const folder = rootOf(tool, file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const [largest] = [...counts].toSorted(([, a], [, b]) => b - a);
    if (largest === undefined) return [];
    const [folder, count] = largest;
    return [{ tool: tool.name, folder, count }];
  });
  return found.filter(
    ({ tool, folder }) => !isSecondReading(tool, folder, found),
  );
}

/** SQLx names its files as others do: only its crate tells. */
function speaksFor({ name }: MigrationTool, { texts }: Repository): boolean {
  if (name !== "sqlx") return true;
  return [...texts].some(
    ([path, text]) => path.endsWith("Cargo.toml") && /^\s*sqlx\b/m.test(text),
  );
}

/** The pairs of SQLx read as those of golang-migrate. */
function isSecondReading(
  tool: string,
  folder: string,
  all: readonly MigrationsFolder[],
): boolean {
  return (
    tool === "golang-migrate" &&
    all.some((one) => one.tool === "sqlx" && one.folder === folder)
  );
}

/** The folder to name in `migrations`, from a migration's file. */
function rootOf({ name }: MigrationTool, file: string): string {
  const folder = folderOf(file);
  const above = folderOf(folder);
  switch (name) {
    // A folder each, below `migrations`.
    case "prisma":
      return above;
    // `db/migrate` beside `db/schema.rb`, which tells of the newest.
    case "rails":
      return /(?:^|\/)migrate$/.test(folder) ? above || "." : folder || ".";
    // `<app>/migrations`, and the apps lie beside each other.
    case "django":
      return folderOf(above) || ".";
    default:
      return folder || ".";
  }
}
