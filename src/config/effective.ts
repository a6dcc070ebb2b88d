import { resolve } from "node:path";
import type { Layer, LoadedConfig } from "./loaded.ts";
import { names } from "./patterns.ts";
import { keyOf } from "./problems.ts";
import type { Config, Level, Override } from "./types.ts";

/** A value, and who says it: `guidepost.config.yaml:3`. */
export interface Answer<Value> {
  readonly value: Value;
  readonly origin: string;
}

/** What is one for all pages, so that the strongest layer's word holds. */
export type Setting = Exclude<
  keyof Config,
  "$schema" | "extends" | "plugins" | "rules" | "overrides" | "ignore"
>;

/** The strongest layer's word; undefined where none says anything. */
export function settingOf<Key extends Setting>(
  { layers }: LoadedConfig,
  key: Key,
): Answer<NonNullable<Config[Key]>> | undefined {
  for (const layer of layers.toReversed()) {
    const value = layer.data[key];
    if (value !== undefined && value !== null)
      return { value, origin: originOf(layer, [key]) };
  }
  return undefined;
}

/** The folder of the guides, absolute: it is found from the file that names it. */
export function guidesIn({ layers }: LoadedConfig): string | undefined {
  const layer = layers.findLast(({ data }) => data.guides !== undefined);
  const { guides } = layer?.data ?? {};
  return layer && guides !== undefined
    ? resolve(layer.folder, guides)
    : undefined;
}

/** Folders of specs that any layer names, absolute, the strongest last. */
export function specFolders({ layers }: LoadedConfig): readonly string[] {
  return layers.flatMap(({ data, folder }) =>
    [data.specs ?? []].flat().map((named) => resolve(folder, named)),
  );
}

/** Who says that a page is passed over: every layer may. */
export function ignoredBy(
  { layers }: LoadedConfig,
  file: string,
): string | undefined {
  const layer = layers.findLast(
    ({ data }) => data.ignore && names(data.ignore, file),
  );
  return layer && originOf(layer, ["ignore"]);
}

type Levels = ReturnType<typeof levelsOn>;

/** `levelsOn` for whoever asks of many pages, and of each more than once. */
export function levelsOnEach(config: LoadedConfig): (file: string) => Levels {
  const byFile = new Map<string, Levels>();
  return (file) => {
    const levels = byFile.get(file) ?? levelsOn(config, file);
    byFile.set(file, levels);
    return levels;
  };
}

/** Answers how loud a rule is on a page; undefined where nobody says. */
export function levelsOn(
  config: LoadedConfig,
  file: string,
): (rule: {
  readonly name: string;
  readonly tier: string;
}) => Answer<Level> | undefined {
  const said = config.layers.flatMap((layer) => [
    { layer, path: ["rules"], levels: layer.data.rules ?? {} },
    ...overridesOn(layer, file).map(({ at, override }) => ({
      layer,
      path: ["overrides", at, "rules"],
      levels: override.rules ?? {},
    })),
  ]);
  const strongest = said.reverse();
  return ({ name, tier }) => {
    for (const { layer, path, levels } of strongest)
      for (const key of [name, tier]) {
        const value = Object.hasOwn(levels, key) ? levels[key] : undefined;
        if (value !== undefined)
          return { value, origin: originOf(layer, [...path, key]) };
      }
    return undefined;
  };
}

/** What is said of a page: its product and versions go together. */
export interface Said {
  readonly product?: Answer<string>;
  readonly from?: Answer<string>;
  readonly to?: Answer<string>;
  readonly tools: Readonly<Record<string, Answer<string>>>;
}

export function saidOf({ layers }: LoadedConfig, file: string): Said {
  const tools: Record<string, Answer<string>> = {};
  let subject: Omit<Said, "tools"> = {};
  for (const layer of layers)
    for (const { at, override } of overridesOn(layer, file)) {
      const answers = Object.fromEntries(
        (["product", "from", "to"] as const).flatMap((key) => {
          const value = override[key];
          if (value === undefined) return [];
          const origin = originOf(layer, ["overrides", at, key]);
          return [[key, { value, origin }]];
        }),
      );
      if (override.product !== undefined) subject = answers;
      for (const [tool, value] of Object.entries(override.tools ?? {})) {
        const origin = originOf(layer, ["overrides", at, "tools", tool]);
        tools[tool] = { value, origin };
      }
    }
  return { ...subject, tools };
}

function overridesOn(
  { data }: Layer,
  file: string,
): readonly { readonly at: number; readonly override: Override }[] {
  return (data.overrides ?? []).flatMap((override, at) =>
    names(override.files, file) ? [{ at, override }] : [],
  );
}

/** `guidepost.config.yaml:3`; of code the key. */
function originOf(
  { name, source }: Layer,
  path: readonly (string | number)[],
): string {
  const key = path.at(-1);
  const { lines } = source.originOf(path.slice(0, -1));
  const line = typeof key === "string" ? lines[key] : undefined;
  return line === undefined ? `${name} ${keyOf(path)}` : `${name}:${line}`;
}
