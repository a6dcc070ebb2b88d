import type { Product, Surface } from "../release/types.ts";
import { editedMigrations, type MigrationFolder } from "../surface/edited.ts";
import { formatOf } from "../surface/format-of.ts";
import { formats } from "../surface/formats/index.ts";
import { historyOf, readHistory, type History } from "../surface/history.ts";
import { migrationTools } from "../surface/migrations/index.ts";
import { overlay, type Layer } from "../surface/overlay.ts";
import { readSettings } from "../surface/read.ts";
import type { Setting } from "../surface/setting.ts";
import { UsageError } from "../usage.ts";
import { alikeIn, type Revision } from "./revision.ts";

/** Both ends of what is compared, and paths that were others at `from`. */
export interface Ends {
  readonly from: Revision;
  readonly to: Revision;
  /** Path now to path then. */
  readonly moved: ReadonlyMap<string, string>;
}

export interface SurfaceEnds {
  readonly surface: Surface;
  readonly before: readonly Setting[];
  readonly after: readonly Setting[];
}

export interface HistoryEnds {
  readonly tool: string;
  readonly before: History;
  readonly after: History;
  /** Id of a migration to its SQL, for those of `after` that have it. */
  readonly sql: ReadonlyMap<string, string>;
  /** Files of migrations that do something else than before. */
  readonly edited: readonly string[];
}

/** The settings of every surface that says where its keys come from. */
export async function readSurfaces(
  { surfaces }: Product,
  ends: Ends,
): Promise<SurfaceEnds[]> {
  const known = surfaces.filter(({ source }) => source.length > 0);
  return Promise.all(known.map((surface) => readSurface(surface, ends)));
}

async function readSurface(
  surface: Surface,
  { from, to, moved }: Ends,
): Promise<SurfaceEnds> {
  const { source } = surface;
  for (const path of source) requireNow(to, path, surface);
  const then = source.flatMap((path) => pathThen(from, path, moved) ?? []);
  return {
    surface,
    before: await settingsAt(from, then, surface),
    after: await settingsAt(to, source, surface),
  };
}

function requireNow(to: Revision, path: string, { id }: Surface): void {
  if (to.paths.includes(path)) return;
  const [alike] = alikeIn(to, path);
  throw new UsageError(
    `There is no \`${path}\` in \`${to.name}\``,
    ...(alike === undefined ? [] : [`A file of that name is \`${alike}\``]),
    `Put \`source\` of \`${id}\` right in product.yaml`,
    ...(alike === undefined
      ? []
      : [`Where it moved, add what it was: --moved ${alike}=${path}`]),
  );
}

/** Undefined where the file is new. */
function pathThen(
  from: Revision,
  path: string,
  moved: Ends["moved"],
): string | undefined {
  const then = moved.get(path) ?? path;
  if (then === "") return undefined;
  if (from.paths.includes(then)) return then;
  const [alike] = alikeIn(from, then);
  if (alike === undefined) return undefined;
  throw new UsageError(
    `There is no \`${then}\` in \`${from.name}\``,
    `A file of that name is \`${alike}\``,
    `Where it moved, say so: --moved ${path}=${alike}`,
    `Where it is new, say so: --moved ${path}=`,
  );
}

export async function settingsAt(
  revision: Revision,
  paths: readonly string[],
  surface: Surface,
): Promise<Setting[]> {
  const texts = await revision.read(paths);
  const layers: Layer[] = [];
  for (const [path, text] of texts) {
    const format = await formats[formatOf(path, surface.format)]();
    const reading = readSettings(format, text, surface);
    if (reading.kind === "unreadable")
      throw new UsageError(
        `Cannot read \`${path}\` in \`${revision.name}\`, line ${reading.line}: ${reading.message}`,
        "Name the file that holds the defaults in `source`, or put it right",
      );
    layers.push({ settings: reading.settings, format });
  }
  return overlay(layers);
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
      const edited = editedMigrations(old, now);
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
  return { history: readHistory(tool, files), files };
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
