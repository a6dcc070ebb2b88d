import { join } from "node:path";
import { z } from "zod";
import { kindOf, readText } from "../files.ts";
import type { Product } from "../release/types.ts";
import { historyOf, type History } from "../surface/history.ts";
import type { Setting } from "../surface/setting.ts";
import type { HistoryEnds, SurfaceEnds } from "./derive-surfaces.ts";
import { productFolder } from "./products.ts";
import { UsageError } from "../usage.ts";

const settings = z.object({
  settings: z.array(
    z
      .object({
        path: z.string(),
        type: z
          .enum(["string", "integer", "number", "boolean", "list", "map"])
          .exactOptional(),
        default: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
        comment: z.string().exactOptional(),
        required: z.boolean().default(false),
        secret: z.boolean().default(false),
        deprecated: z.boolean().default(false),
      })
      .transform((setting): Setting => ({ ...setting, line: 1 })),
  ),
});

const history = z.object({
  migrations: z.array(
    z.object({
      id: z.string(),
      title: z.string().default(""),
      file: z.string(),
      previous: z.array(z.string()),
      lineage: z.string().default(""),
      reversible: z.boolean().exactOptional(),
      repeats: z.boolean().default(false),
    }),
  ),
});

/** The settings of a surface as a release froze them; undefined without. */
export async function readSettingsOf(
  root: string,
  release: Named,
  surface: string,
): Promise<readonly Setting[] | undefined> {
  const file = settingsPath(release, surface);
  return (await readFrozen(root, file, settings))?.settings;
}

/** The migrations of a tool as a release froze them; undefined without. */
export async function readHistoryOf(
  root: string,
  release: Named,
  tool: string,
): Promise<History | undefined> {
  const file = historyPath(release, tool);
  const frozen = await readFrozen(root, file, history);
  return frozen && historyOf(frozen.migrations);
}

async function readFrozen<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  if ((await kindOf(join(root, file))) === "missing") return undefined;
  const text = await readText(join(root, file));
  const parsed = schema.safeParse(dataOf(text));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `\`${file}\` is not as \`guidepost derive\` wrote it`,
    "Restore it from git, or derive the release again",
  );
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The files of a release's frozen surfaces, by path from the root. */
export function snapshotsOf(
  { id, migrations }: Product,
  version: string,
  {
    surfaces,
    histories,
  }: {
    readonly surfaces: readonly Omit<SurfaceEnds, "before">[];
    readonly histories: readonly Omit<HistoryEnds, "before">[];
  },
): [path: string, text: string][] {
  return [
    ...surfaces.map(({ surface, after }): [string, string] => [
      settingsPath({ id, version }, surface.id),
      settingsText(surface.source, after),
    ]),
    ...histories.map(({ tool, after }): [string, string] => [
      historyPath({ id, version }, tool),
      historyText(migrations[tool] ?? "", after),
    ]),
  ];
}

interface Named {
  readonly id: string;
  readonly version: string;
}

/** Where the settings of a surface are frozen, from the root. */
function settingsPath({ id, version }: Named, surface: string): string {
  return `${productFolder(id)}/surfaces/${version}/${surface}.json`;
}

function historyPath({ id, version }: Named, tool: string): string {
  return `${productFolder(id)}/surfaces/${version}/${tool}.migrations.json`;
}

/** The settings of a surface, one a line, sorted by key. */
function settingsText(
  source: readonly string[],
  settings: readonly Setting[],
): string {
  const sorted = settings.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return frozen(source, "settings", sorted.map(withoutFalse));
}

/** The migrations of a tool, one a line, in order. */
function historyText(folder: string, { migrations }: History): string {
  return frozen([folder], "migrations", migrations.map(withoutFalse));
}

function frozen(
  source: readonly string[],
  name: string,
  records: readonly object[],
): string {
  const lines = records.map((record) => `    ${JSON.stringify(record)}`);
  return [
    "{",
    '  "by": "guidepost derive",',
    `  "from": ${JSON.stringify(source)},`,
    `  "${name}": [${lines.length === 0 ? "]" : ""}`,
    ...(lines.length === 0 ? [] : [lines.join(",\n"), "  ]"]),
    "}",
    "",
  ].join("\n");
}

/** What is not so is not said; the line of a key says nothing about it. */
function withoutFalse(record: object): object {
  return Object.fromEntries(
    Object.entries(record)
      .filter(
        ([name, value]) =>
          value !== false || name === "default" || name === "reversible",
      )
      .filter(([name, value]) => name !== "line" && value !== ""),
  );
}
