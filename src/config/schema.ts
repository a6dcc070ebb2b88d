import { z } from "zod";
import type { Config, Plugin } from "./types.ts";

/** Text that stands for something: a path, a pattern, a name. */
function named(what: string) {
  return z.string().trim().min(1, `expected ${what}`);
}

const pattern = named("a path or a pattern");
const folder = named("a folder");
const patterns = z
  .array(pattern)
  .min(1, "expected at least one path or pattern");

export const levels = ["off", "info", "warning", "error"] as const;

const byName =
  "By the name of a rule, or of a tier for all rules of it: how loud they are";

/** Exported, so that editors can be told the names. */
export const rules = z
  .record(z.string(), z.enum(levels))
  .meta({ id: "rules", description: byName });

const override = z.strictObject({
  files: patterns.describe(
    "Pages by path, folder or pattern, from this file's folder; `!` before a pattern leaves out",
  ),
  rules: rules.exactOptional().describe("How loud rules are"),
  product: named("the id of a product")
    .exactOptional()
    .describe("The product that these pages are about"),
  from: z
    .string()
    .exactOptional()
    .describe("The version that they lead from, in quotes"),
  to: z
    .string()
    .exactOptional()
    .describe("The version that they lead to, in quotes"),
  tools: z
    .record(z.string(), named("a range of versions"))
    .exactOptional()
    .describe("The versions of tools that their readers have"),
});

const site = z.strictObject({
  title: named("a title").exactOptional().describe("The name of the site"),
  description: z.string().exactOptional().describe("What search engines show"),
  url: z
    .url({ protocol: /^https?$/, error: "expected an address: https://…" })
    .exactOptional()
    .describe("Where the site is published, without the path below it"),
  base: z
    .string()
    .startsWith("/", "expected a path that starts with `/`")
    .exactOptional()
    .describe("The path below that address"),
  out: folder
    .exactOptional()
    .describe("The folder that the site is built into; `dist` without it")
    .meta({ examples: ["public"] }),
});

const shape = {
  $schema: z
    .string()
    .exactOptional()
    .describe("For editors only")
    .meta({
      examples: ["./node_modules/guidepost/schemas/config.schema.json"],
    }),
  guides: folder
    .exactOptional()
    .describe("Where guides are written; `content/guides` without it")
    .meta({ examples: ["docs/upgrades"] }),
  specs: z
    .union([folder, z.array(folder)])
    .exactOptional()
    .describe("Folders of harvested specs; `content/tools` without it")
    .meta({ examples: ["content/tools"] }),
  include: patterns
    .exactOptional()
    .describe("Pages that are checked when no path is named"),
  ignore: z
    .array(pattern)
    .exactOptional()
    .describe("Pages that are passed over, whoever names them"),
  rules: rules.exactOptional().describe("How loud rules are"),
  overrides: z
    .array(override)
    .exactOptional()
    .describe("What holds for some pages; the last that names a page wins"),
  maxWarnings: z
    .int("expected a whole number")
    .min(0, "expected 0 or more")
    .exactOptional()
    .describe("More warnings than these fail a run"),
  format: z
    .union([named("a format"), z.array(named("a format")).min(1)])
    .exactOptional()
    .describe("How to report, as `--format` takes it: `sarif=out.sarif`")
    .meta({ examples: ["pretty", ["pretty", "sarif=out.sarif"]] }),
  baseline: named("a file")
    .exactOptional()
    .describe(
      "What was found before, and is not reported; `guidepost.baseline.yaml` without it, where that is there",
    )
    .meta({ examples: ["docs/baseline.yaml"] }),
  cache: z
    .union([z.boolean(), named("a file")])
    .exactOptional()
    .describe(
      "Whether `lint` keeps what it found for the next run, or in which file",
    )
    .meta({ examples: [true, ".cache/guidepost.json"] }),
  site: site.exactOptional().describe("How the site presents the guides"),
};

/** What a file of data may say. */
export const dataConfig = z.strictObject({
  extends: z
    .union([pattern, z.array(pattern)])
    .exactOptional()
    .describe("Presets, the weakest first: paths (`./…`) or packages")
    .meta({ examples: ["./presets/team.yaml"] }),
  plugins: z
    .array(pattern)
    .exactOptional()
    .describe("Rules, tools and reporters of your own: paths or packages"),
  ...shape,
});

/** Code may hand in the objects themselves. */
export const codeConfig = z.strictObject({
  extends: z
    .union([pattern, z.array(z.union([pattern, z.custom<Config>(isObject)]))])
    .exactOptional(),
  plugins: z
    .array(z.union([pattern, z.custom<Plugin>(isObject)]))
    .exactOptional(),
  ...shape,
});

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
