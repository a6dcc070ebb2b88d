import { problemsError } from "../../config/problems.ts";
import type { Layer } from "../../config/loaded.ts";
import { nearest } from "../../lint/likeness.ts";
import type { MetadataProblem } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";
import { isRange } from "../../versions.ts";
import { comparisons } from "../comparisons.ts";
import type { Project } from "../project.ts";
import { tiers } from "./tiers.ts";

/** Names of rules and tools, and ranges, that only the whole project can judge. */
export function checkNames(project: Project): void {
  refuseTwins(project);
  const rules = [
    ...project.rules,
    ...project.productRules,
    ...comparisons,
    ...tiers,
  ].map(({ name }) => name);
  for (const layer of project.config.layers) {
    const problems = [
      ...levelsOf(layer).flatMap(({ path, names }) =>
        names.flatMap((name) =>
          // A plugin that was not loaded may bring it.
          project.config.leftOut.length > 0
            ? []
            : misnamed(name, rules, { layer, path }),
        ),
      ),
      ...misreadTools(layer),
    ];
    if (problems.length > 0) throw problemsError(problems);
  }
}

interface Where {
  readonly layer: Layer;
  readonly path: readonly (string | number)[];
}

function misnamed(
  name: string,
  known: readonly string[],
  { layer, path }: Where,
): MetadataProblem[] {
  if (known.includes(name)) return [];
  // Of one or two letters anything could be meant.
  const meant = name.length > 2 ? nearest(name, known) : undefined;
  const expected =
    meant === undefined
      ? "the name of a rule or tier: `guidepost rules` lists them"
      : `\`${meant}\``;
  return [
    layer.source.problemAtKey(
      path,
      name,
      `Unknown rule \`${name}\`, expected ${expected}`,
    ),
  ];
}

function levelsOf({ data }: Layer) {
  const { rules = {}, overrides = [] } = data;
  return [
    { path: ["rules"], names: Object.keys(rules) },
    ...overrides.map(({ rules = {} }, at) => ({
      path: ["overrides", at, "rules"],
      names: Object.keys(rules),
    })),
  ];
}

function misreadTools({ data, source }: Layer): MetadataProblem[] {
  return (data.overrides ?? []).flatMap(({ tools = {} }, at) =>
    Object.entries(tools).flatMap(([tool, range]) =>
      isRange(range)
        ? []
        : [
            source.problemAt(
              ["overrides", at, "tools", tool],
              `Unexpected \`${range}\`, expected a range of versions: \`>=3.12 <4\``,
            ),
          ],
    ),
  );
}

/** A rule of the same name would answer for the other's findings. */
function refuseTwins({ config, rules, productRules, reporters }: Project) {
  const kinds = {
    rule: [...rules, ...productRules, ...comparisons],
    reporter: reporters,
  };
  for (const [kind, all] of Object.entries(kinds)) {
    const names = all.map(({ name }) => name);
    const twin = names.find((name, at) => names.indexOf(name) < at);
    if (twin === undefined) continue;
    const by = config.plugins.find((plugin) =>
      [...plugin.rules, ...plugin.productRules, ...plugin.reporters].some(
        ({ name }) => name === twin,
      ),
    );
    throw new UsageError(
      `There are two ${kind}s \`${twin}\``,
      `Give the one of the plugin \`${by?.name}\` another name: \`${by?.name}/${twin}\``,
    );
  }
}
