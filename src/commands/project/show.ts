import { join, resolve } from "node:path";
import {
  ignoredBy,
  levelsOn,
  saidOf,
  settingOf,
  type Answer,
  type Said,
  type Setting,
} from "../../config/effective.ts";
import { printConfig, type EffectiveConfig } from "../../config/print.ts";
import { kindOf, readText } from "../../files.ts";
import { frontMatterOf, guidepostIn } from "../../markdown/frontmatter.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options, Outcome, Surroundings } from "../command.ts";
import { comparisons } from "../comparisons.ts";
import { guidesFolder } from "../guides-folder.ts";
import { usualBaseline } from "../lint/baseline.ts";
import { wayTo, type Project } from "../project.ts";
import { ownSpecs } from "../specs.ts";

export const printConfigOption: Option = {
  flags: "--print-config [page]",
  summary: "print what holds, for a page where one is named, and who says so",
};

/** What holds where nobody says anything. */
const defaults: Readonly<Partial<Record<Setting, unknown>>> = {
  guides: guidesFolder,
  specs: ownSpecs,
  include: ["."],
  maxWarnings: undefined,
  format: "pretty",
};

const settings: readonly Setting[] = [
  "guides",
  "specs",
  "include",
  "maxWarnings",
  "format",
  "baseline",
  "cache",
  "site",
];

/** The effective configuration, instead of a run. */
export async function showConfig(
  asked: Options[string],
  project: Project,
  options: Options,
  { cwd }: Surroundings,
): Promise<Outcome> {
  const { config, root } = project;
  const baseline =
    (await kindOf(join(root, usualBaseline))) === "file"
      ? usualBaseline
      : undefined;
  const unsaid = { ...defaults, baseline };
  const answers = Object.fromEntries(
    settings.flatMap((key) => {
      const answer = flagged(key, options) ??
        settingOf(config, key) ?? { value: unsaid[key], origin: "default" };
      return answer.value === undefined ? [] : [[key, answer]];
    }),
  );
  const effective: EffectiveConfig = {
    settings: answers,
    rules: {},
    plugins: config.plugins.map(({ name, from }) => ({
      value: name,
      origin: from,
    })),
  };
  if (typeof asked !== "string")
    return { text: printConfig(effective), exitCode: 0 };
  const path = resolve(cwd, asked);
  if ((await kindOf(path)) !== "file")
    throw new UsageError(
      `Cannot find \`${asked}\`, which \`--print-config\` names`,
      "Name a page, or none for what holds everywhere",
    );
  const file = wayTo(root, path);
  const ignored = ignoredBy(config, file);
  const text = printConfig({
    ...effective,
    page: file,
    settings: {
      ...(ignored !== undefined && {
        ignored: { value: true, origin: ignored },
      }),
      ...answers,
    },
    said: withFrontMatter(saidOf(config, file), await readText(path)),
    rules: levelsIn(project, file),
  });
  return { text, exitCode: 0 };
}

function flagged(key: Setting, options: Options): Answer<unknown> | undefined {
  const value = options[key];
  return value === undefined || typeof value === "boolean"
    ? undefined
    : {
        value,
        origin: `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      };
}

/** Of another product than the page names, the configuration says nothing. */
function withFrontMatter(said: Said, text: string): Said {
  const own = guidepostIn(frontMatterOf(text)) ?? {};
  const answers = Object.fromEntries(
    ["product", "from", "to"].flatMap((key) => {
      const value = own[key];
      return typeof value === "string"
        ? [[key, { value, origin: "front matter" }]]
        : [];
    }),
  );
  const { product } = own;
  const isOther = product !== undefined && product !== said.product?.value;
  return isOther ? { tools: said.tools, ...answers } : { ...said, ...answers };
}

function levelsIn(
  { config, rules, productRules }: Project,
  file: string,
): EffectiveConfig["rules"] {
  const levels = levelsOn(config, file);
  const all = [
    ...rules,
    ...productRules,
    ...comparisons.map(({ name }) => ({ name, tier: "metadata" })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    all.flatMap((rule) => {
      const answer = levels(rule);
      return answer ? [[rule.name, answer]] : [];
    }),
  );
}
