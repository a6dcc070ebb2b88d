import { dirname, relative } from "node:path";
import { isInside, readText, realPathOf } from "../files.ts";
import { UsageError } from "../usage.ts";
import { repositoryAbove } from "./find.ts";
import { isData, resolveModule, runModule } from "./modules.ts";
import type {
  Layer,
  LoadedConfig,
  LoadedPlugin,
  ReadConfig,
} from "./loaded.ts";
import { readPlugin } from "./plugins.ts";
import { readConfig, readConfigObject } from "./read.ts";
import type { Config } from "./types.ts";

interface Loading {
  readonly root: string;
  readonly allowsCode: boolean;
  readonly layers: Layer[];
  readonly plugins: LoadedPlugin[];
  readonly leftOut: string[];
  readonly files: string[];
}

/** Reads a configuration, its presets and plugins. @throws {UsageError} */
export async function loadConfig(
  path: string,
  { allowsCode }: { readonly allowsCode: boolean },
): Promise<LoadedConfig> {
  const root = dirname(path);
  const loading = {
    root,
    allowsCode,
    layers: [],
    plugins: [],
    leftOut: [],
    files: [],
  };
  await loadFile(path, relative(root, path), loading, []);
  return loading;
}

async function loadFile(
  path: string,
  name: string,
  loading: Loading,
  from: readonly string[],
): Promise<void> {
  if (from.includes(path))
    throw new UsageError(
      `\`${name}\` extends itself`,
      `By way of ${[...from, path].map((file) => `\`${relative(loading.root, file)}\``).join(", ")}`,
    );
  if (from.length > 0 && !loading.allowsCode)
    await refuseOthers(path, name, loading);
  const read = await readFile(path, name, loading);
  loading.files.push(path);
  await add(read, dirname(path), loading, [...from, path]);
}

/** What a stranger's configuration has wrong is shown with its line: it may be anybody's file. */
async function refuseOthers(
  path: string,
  name: string,
  { root }: Loading,
): Promise<void> {
  const repository = await realPathOf(await repositoryAbove(root));
  if (isInside(await realPathOf(path), repository)) return;
  throw new UsageError(
    `Refused to read \`${name}\`: with \`--no-config-code\` presets lie in the repository`,
    "Move it there, or install it as a package",
  );
}

async function readFile(
  path: string,
  name: string,
  { allowsCode }: Loading,
): Promise<ReadConfig> {
  if (isData(path))
    return readConfig({ file: name, text: await readText(path) });
  if (!allowsCode)
    throw new UsageError(
      `Refused to run \`${name}\`: \`--no-config-code\` reads YAML and JSON alone`,
      "Under other settings than the project's the run would prove nothing",
      "Move what it says into guidepost.config.yaml; rules and tools of your own go into a plugin, which is left out here",
    );
  return readConfigObject(name, await runModule(path, name));
}

/** Presets come first: what extends them is stronger. */
async function add(
  read: ReadConfig,
  folder: string,
  loading: Loading,
  from: readonly string[],
): Promise<void> {
  const { name, data } = read;
  for (const [at, preset] of [data.extends ?? []].flat().entries()) {
    if (typeof preset === "string") {
      const path = await resolveModule(preset, { folder, by: name });
      await loadFile(path, nameOf(path, preset, loading), loading, from);
    } else {
      const given = readConfigObject(`${name} extends[${at}]`, preset);
      await add(given, folder, loading, [...from, given.name]);
    }
  }
  for (const plugin of data.plugins ?? [])
    await addPlugin(plugin, { folder, by: name }, loading);
  loading.layers.push({ ...read, folder, isPreset: from.length > 1 });
}

async function addPlugin(
  plugin: NonNullable<Config["plugins"]>[number],
  named: { readonly folder: string; readonly by: string },
  loading: Loading,
): Promise<void> {
  const { plugins, leftOut, files, allowsCode } = loading;
  if (typeof plugin !== "string") {
    join(plugins, readPlugin(plugin, named.by));
    return;
  }
  if (!allowsCode) {
    if (!leftOut.includes(plugin)) leftOut.push(plugin);
    return;
  }
  const path = await resolveModule(plugin, named);
  // A preset and its user may name the same one.
  if (files.includes(path)) return;
  files.push(path);
  const name = nameOf(path, plugin, loading);
  join(plugins, readPlugin(await runModule(path, name), name));
}

function join(plugins: LoadedPlugin[], plugin: LoadedPlugin): void {
  const twin = plugins.find(({ name }) => name === plugin.name);
  if (twin)
    throw new UsageError(
      `Two plugins are called \`${plugin.name}\``,
      `One comes from \`${twin.from}\`, the other from \`${plugin.from}\``,
    );
  plugins.push(plugin);
}

/** Of a package its name; of a path the way from the configuration's folder. */
function nameOf(path: string, named: string, { root }: Loading): string {
  return /^[.\\/]|^[A-Za-z]:[\\/]/.test(named)
    ? relative(root, path).replaceAll("\\", "/")
    : named;
}
