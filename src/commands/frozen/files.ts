import { join } from "node:path";
import { z } from "zod";
import { kindOf, readText } from "../../files.ts";
import { historyOf, type History } from "../../surface/history.ts";
import type { Setting } from "../../surface/setting.ts";
import { UsageError } from "../../usage.ts";
import { productFolder } from "../products.ts";

/** A release of a product. */
export interface Named {
  readonly id: string;
  readonly version: string;
}

/** A release, and the one that its files are compared with. */
export interface Compared {
  readonly version: string;
  readonly since?: string | undefined;
}

/** Where the settings of a surface are frozen, from the root. */
export function settingsPath({ id, version }: Named, surface: string): string {
  return `${productFolder(id)}/surfaces/${version}/${surface}.json`;
}

export function historyPath({ id, version }: Named, tool: string): string {
  return `${productFolder(id)}/surfaces/${version}/${tool}.migrations.json`;
}

/** Where the SQL lies that a release's migrations bring, from the root. */
export function sqlPath({ id, version }: Named, tool: string): string {
  return `${productFolder(id)}/surfaces/${version}/${tool}.sql`;
}

/** The line of a record, from 0; what is frozen stands one a line, its name first. */
export function lineIndexOf(
  field: "id" | "path",
  name: string,
  lines: readonly string[],
): number {
  const start = `{${JSON.stringify(field)}:${JSON.stringify(name)}`;
  return lines.findIndex((line) => line.trimStart().startsWith(start));
}

const settings = z.object({
  since: z.string().exactOptional(),
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
  since: z.string().exactOptional(),
  migrations: z.array(
    z.object({
      id: z.string(),
      title: z.string().default(""),
      file: z.string(),
      previous: z.array(z.string()),
      lineage: z.string().default(""),
      reversible: z.boolean().exactOptional(),
      repeats: z.boolean().default(false),
      digest: z.string().exactOptional(),
      accepted: z.string().exactOptional(),
    }),
  ),
});

/** What a release froze, and the release that it was compared with then. */
export interface FrozenSettings {
  readonly since?: string;
  readonly settings: readonly Setting[];
}

export interface FrozenHistory {
  readonly since: string | undefined;
  readonly history: History;
}

/** The settings of a surface as a release froze them; undefined without. */
export async function readSettingsOf(
  root: string,
  release: Named,
  surface: string,
): Promise<FrozenSettings | undefined> {
  return readFrozen(root, settingsPath(release, surface), settings);
}

/** The migrations of a tool as a release froze them; undefined without. */
export async function readHistoryOf(
  root: string,
  release: Named,
  tool: string,
): Promise<FrozenHistory | undefined> {
  const file = historyPath(release, tool);
  const frozen = await readFrozen(root, file, history);
  if (frozen === undefined) return undefined;
  return { since: frozen.since, history: historyOf(frozen.migrations) };
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
