import { join } from "node:path";
import type { LoadedConfig } from "../../config/loaded.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options } from "../command.ts";

export const ruleOption: Option = {
  flags: "--rule <name:level>",
  summary:
    "how loud a rule or tier is this time: off, info, warning or error; several times",
  repeats: true,
};

export const ignoreOption: Option = {
  flags: "--ignore-pattern <pattern>",
  summary: "pages to pass over this time, from this folder on; several times",
  repeats: true,
};

/** A configuration, and on top of it what flags say. @throws {UsageError} */
export async function withFlags(
  config: LoadedConfig,
  { rule = [], ignorePattern = [] }: Options,
  {
    way,
  }: {
    /** From the root to where the flags' own paths start. */ readonly way: string;
  },
): Promise<LoadedConfig> {
  const rules = [rule].flat().map((text) => readRule(String(text)));
  const ignore = [ignorePattern]
    .flat()
    .map((pattern) => fromRoot(String(pattern), way));
  if (rules.length === 0 && ignore.length === 0) return config;
  const { readConfigObject } = await import("../../config/read.ts");
  const layers = [
    readConfigObject("--ignore-pattern", { ignore }),
    readConfigObject("--rule", { rules: Object.fromEntries(rules) }),
  ].map((read) => ({ ...read, folder: config.root, isPreset: false }));
  return { ...config, layers: [...config.layers, ...layers] };
}

/** `dead-link:off`, with or without a space. */
function readRule(text: string): readonly [name: string, level: string] {
  // The name of a plugin's rule may hold a colon, a level does not.
  const at = text.lastIndexOf(":");
  const [name, level] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at > 0 && name !== "" && /^\S+$/.test(level)) return [name, level];
  throw new UsageError(
    `Unexpected \`${text}\` for \`--rule\`, expected a rule and how loud it is: \`dead-link:off\``,
    "`guidepost rules` lists the names",
  );
}

function fromRoot(pattern: string, way: string): string {
  const isNot = pattern.startsWith("!");
  const path = isNot ? pattern.slice(1) : pattern;
  return `${isNot ? "!" : ""}${join(way, path).replaceAll("\\", "/")}`;
}
