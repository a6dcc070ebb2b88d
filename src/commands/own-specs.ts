import { join } from "node:path";
import { kindOf } from "../files.ts";
import type { Sources } from "../lint/thorough.ts";
import type { OwnCli, Product } from "../release/types.ts";
import { writeSpec } from "../tools/harvest/write.ts";
import type { ToolSpec } from "../tools/spec.ts";
import { UsageError } from "../usage.ts";
import type { Named } from "./frozen/files.ts";
import { productFolder } from "./products.ts";
import { findSpecs, readSpec, readSpecs } from "./specs.ts";

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

/** Answers what the CLIs of a product accept, oldest first; each is read once. */
export async function ownSpecsOf(
  root: string,
  products: readonly string[],
): Promise<(product: unknown) => NonNullable<Sources["specs"]>> {
  const files = new Map<string, readonly string[]>();
  for (const id of products)
    for (const [cli, paths] of await findSpecs(join(root, folderOf(id))))
      files.set(`${id} ${cli}`, paths);
  const read = new Map<string, Promise<readonly ToolSpec[]>>();
  return (product) => (tool) => {
    const name = `${String(product ?? onlyOwner(tool))} ${tool}`;
    const paths = files.get(name);
    if (!paths) return undefined;
    const specs = read.get(name) ?? readSpecs(paths);
    read.set(name, specs);
    return specs;
  };

  /** A page that is about no product may use the program of one all the same. */
  function onlyOwner(tool: string): string | undefined {
    const owners = products.filter((id) => files.has(`${id} ${tool}`));
    return owners.length === 1 ? owners[0] : undefined;
  }
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
  const { harvestSpec } = await import("./harvest-spec.ts");
  const spec = await harvestSpec(name, { cwd, adapter, program, source });
  if (isEmpty(spec))
    throw new UsageError(
      `\`${run}\` told of no command and no option`,
      `Run it with --help: it must start here, and print as \`${adapter}\` does`,
    );
  return { ...spec, version, ...(since !== undefined && { since }) };
}

/** A program that does not start must not look like one that lost everything. */
function isEmpty({ commands = {}, options = [], inherited = [] }: ToolSpec) {
  const names = Object.keys(commands).filter(
    (name) => name !== "help" && name !== "completion",
  );
  return [...names, ...options, ...inherited].length === 0;
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
