import { relative, resolve } from "node:path";
import { guidesIn, settingOf } from "../config/effective.ts";
import { findConfig } from "../config/find.ts";
import { withoutConfig, type LoadedConfig } from "../config/loaded.ts";
import { isInside, kindOf } from "../files.ts";
import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import { allRules } from "../lint/rules.ts";
import { productRules } from "../lint/rules/product/index.ts";
import type { Reporter } from "../report/reporter.ts";
import { reporters } from "../report/reporters/index.ts";
import { toolbox, type Toolbox } from "../tools/index.ts";
import { UsageError } from "../usage.ts";
import type { Aside, Option, Options, Surroundings } from "./command.ts";
import { guidesFolder } from "./guides-folder.ts";
import { withFlags } from "./project/flags.ts";
import { checkFolders } from "./project/folders.ts";
import { checkNames } from "./project/names.ts";

export const configOptions: readonly Option[] = [
  {
    flags: "--config <file>",
    summary: "the configuration (default: guidepost.config.*, here or above)",
  },
  {
    flags: "--no-config-code",
    summary: "run no code of the configuration: for changes from strangers",
  },
];

/** A repository, its configuration, and all that plugins add to Guidepost there. */
export interface Project {
  /** Absolute: the configuration's folder, where `content/` lies, too. */
  readonly root: string;
  /** The folder of the guides, from the root. */
  readonly guides: string;
  readonly config: LoadedConfig;
  readonly rules: readonly Rule[];
  readonly productRules: readonly ProductRule[];
  readonly reporters: readonly Reporter[];
  readonly toolCalled: Toolbox;
}

/**
 * The project that a command runs in. Its plugins are loaded, and names in its
 * configuration are known ones.
 * @throws {UsageError} and {MetadataError} for what the configuration has wrong.
 */
export async function projectOf(
  options: Options,
  { cwd, aside }: Pick<Surroundings, "cwd" | "aside">,
): Promise<Project> {
  const path = await configPath(options, cwd);
  const allowsCode = options["configCode"] !== false;
  const written = path === undefined ? withoutConfig(cwd) : await load(path);
  const way = wayTo(written.root, cwd);
  const config = await withFlags(written, options, { way });
  const { plugins } = config;
  const project: Project = {
    root: config.root,
    guides: guidesOf(config),
    config,
    rules: [...allRules, ...plugins.flatMap(({ rules }) => rules)],
    productRules: [
      ...productRules,
      ...plugins.flatMap((plugin) => plugin.productRules),
    ],
    reporters: [...reporters, ...plugins.flatMap((one) => one.reporters)],
    toolCalled: toolbox(plugins.flatMap(({ tools }) => tools)),
  };
  checkNames(project);
  await checkFolders(config, { allowsCode });
  tellLeftOut(config, aside);
  return project;

  /** Schemas are large, and many folders have no configuration. */
  async function load(path: string): Promise<LoadedConfig> {
    const { loadConfig } = await import("../config/layers.ts");
    return loadConfig(path, { allowsCode });
  }
}

function guidesOf(config: LoadedConfig): string {
  const folder = guidesIn(config);
  if (folder === undefined) return guidesFolder;
  if (isInside(folder, config.root)) return wayTo(config.root, folder);
  throw new UsageError(
    `Unexpected folder \`${folder}\` for \`guides\`, expected one below \`${config.root}\``,
  );
}

async function configPath(
  { config }: Options,
  cwd: string,
): Promise<string | undefined> {
  if (typeof config !== "string") return findConfig(cwd);
  const path = resolve(cwd, config);
  if ((await kindOf(path)) === "file") return path;
  throw new UsageError(
    `Cannot find \`${config}\`, which \`--config\` names`,
    `Paths are looked up from \`${cwd}\``,
  );
}

/** What a flag says, or else the configuration. */
export function formatIn(
  { config }: Project,
  { format }: Options,
): string | readonly string[] {
  if (typeof format === "string") return format;
  if (Array.isArray(format)) return format.map(String);
  return settingOf(config, "format")?.value ?? "pretty";
}

/** Undefined where nobody names a number. @throws {UsageError} where a flag is none. */
export function maxWarningsIn(
  { config }: Project,
  { maxWarnings }: Options,
): number | undefined {
  if (maxWarnings === undefined) return settingOf(config, "maxWarnings")?.value;
  if (/^\d+$/.test(String(maxWarnings))) return Number(maxWarnings);
  throw new UsageError(
    `Unexpected \`${String(maxWarnings)}\` for \`--max-warnings\`, expected a whole number`,
  );
}

/** Says which plugins a run was not allowed to load, whoever reads its report. */
function tellLeftOut({ leftOut }: LoadedConfig, aside?: Aside): void {
  if (leftOut.length === 0) return;
  const names = leftOut.map((name) => `\`${name}\``).join(", ");
  aside?.say(`left out, for no code of the configuration may run: ${names}`);
}

/** From one folder to another, as paths are shown. */
export function wayTo(folder: string, path: string): string {
  return relative(folder, path).replaceAll("\\", "/");
}
