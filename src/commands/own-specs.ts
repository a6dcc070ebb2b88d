import { join } from "node:path";
import { findFiles, kindOf } from "../files.ts";
import type { OwnCli, Product } from "../release/types.ts";
import { writeSpec } from "../tools/harvest/write.ts";
import type { ToolSpec } from "../tools/spec.ts";
import { UsageError } from "../usage.ts";
import type { Named } from "./frozen.ts";
import { harvestSpec } from "./harvest-spec.ts";
import { productFolder } from "./products.ts";
import { readSpec } from "./specs.ts";

/** Where the specs of a product's own CLIs lie, from the root. */
function folderOf(id: string): string {
  return `${productFolder(id)}/tools`;
}

/** Where it is kept what a CLI of a product accepts in one release, from the root. */
export function specPath({ id, version }: Named, cli: string): string {
  return `${folderOf(id)}/${cli}/${version}.json`;
}

/** What a CLI accepts in a release; undefined where it was never harvested. */
export async function readOwnSpec(
  root: string,
  release: Named,
  cli: string,
): Promise<ToolSpec | undefined> {
  const path = join(root, specPath(release, cli));
  return (await kindOf(path)) === "file" ? readSpec(path) : undefined;
}

/** The files of all that was harvested of a product's CLIs. */
export async function findOwnSpecs(
  root: string,
  id: string,
): Promise<string[]> {
  const folder = join(root, folderOf(id));
  return (await kindOf(folder)) === "folder"
    ? findFiles(folder, { cwd: root, pattern: "*/*.json" })
    : [];
}

/** The CLI of that name. @throws {UsageError} where the product has none. */
export function cliOf({ id, cli }: Product, name: string): OwnCli {
  const found = cli.find((one) => one.name === name);
  if (found) return found;
  throw new UsageError(
    `\`${id}\` has no command line \`${name}\``,
    `Name it in product.yaml: cli: { ${name}: { run: bin/${name}, adapter: cobra } }`,
  );
}

/** Runs a CLI of a product as it is in a release, and tells what it accepts. */
export async function harvestOwn(
  { name, adapter, run }: OwnCli,
  program: string,
  {
    cwd,
    version,
    since,
  }: {
    readonly cwd: string;
    readonly version: string;
    readonly since: string | undefined;
  },
): Promise<ToolSpec> {
  const source = `${run} --help`;
  const spec = await harvestSpec(name, { cwd, adapter, program, source });
  return { ...spec, version, ...(since !== undefined && { since }) };
}

/** The text of its file. */
export function ownSpecText({
  tool,
  version,
  source,
  since,
  style,
  ...spec
}: ToolSpec): string {
  return writeSpec({ tool, version, source, since, style, ...spec });
}
