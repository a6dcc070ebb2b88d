import type { Severity } from "../lint/finding.ts";
import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Tool } from "../tools/tool.ts";

/** How loud a rule is: `off` hears nothing of it. */
export type Level = "off" | Severity;

/** By the name of a rule, or of a tier for all rules of it. */
export type Levels = Readonly<Record<string, Level>>;

/** What `guidepost.config.*` holds; every key may be left out. */
export interface Config {
  /** For editors only. */
  readonly $schema?: string;
  /** Presets, the weakest first: a path that starts with `./`, or a package. */
  readonly extends?: string | readonly (string | Config)[];
  /** Where guides are written; `content/guides` without it. */
  readonly guides?: string;
  /** Folders of harvested specs; `content/tools` without it. */
  readonly specs?: string | readonly string[];
  /** Pages that `lint` and `check` look at when no path is named. */
  readonly include?: readonly string[];
  /** Pages that they pass over, whoever names them. */
  readonly ignore?: readonly string[];
  readonly rules?: Levels;
  /** The last that names a page wins. */
  readonly overrides?: readonly Override[];
  /** Rules, tools and reporters of your own: a path, a package, or the object. */
  readonly plugins?: readonly (string | Plugin)[];
  /** More warnings than these fail a run. */
  readonly maxWarnings?: number;
  /** As `--format` takes it: `sarif=out.sarif`. */
  readonly format?: string | readonly string[];
  /** What was found before, and is not reported; `guidepost.baseline.yaml` without it. */
  readonly baseline?: string;
  /** Whether `lint` keeps what it found for the next run, or in which file. */
  readonly cache?: boolean | string;
  readonly site?: Site;
}

/** What holds for some pages. */
export interface Override {
  /** Paths, folders or patterns, from the configuration's folder; `!` leaves out. */
  readonly files: readonly string[];
  readonly rules?: Levels;
  /** The product that the pages are about. */
  readonly product?: string;
  /** The versions that they lead between: both or none. */
  readonly from?: string;
  readonly to?: string;
  /** Which versions of tools their readers have: `{ helm: ">=3.12 <4" }`. */
  readonly tools?: Readonly<Record<string, string>>;
}

/** How `guidepost site` presents the guides. */
export interface Site {
  readonly title?: string;
  readonly description?: string;
  /** Where it is published: `https://docs.example.com`. */
  readonly url?: string;
  /** The path below it: `/upgrades`. */
  readonly base?: string;
  /** Where it is built; `dist` without it. */
  readonly out?: string;
}

/** What others add to Guidepost, as the objects that it is made of. */
export interface Plugin {
  readonly name: string;
  readonly rules?: readonly (OwnRule | OwnProductRule)[];
  readonly tools?: readonly OwnTool[];
  readonly reporters?: readonly OwnReporter[];
}

type Needed<T, Keys extends keyof T> = Pick<T, Keys> & Partial<Omit<T, Keys>>;

/** A rule on pages. Without more it looks at the text, and warns. */
export type OwnRule = Needed<Rule, "name" | "summary" | "check">;

/** A rule on the metadata of a product. */
export type OwnProductRule = Needed<
  ProductRule,
  "name" | "on" | "summary" | "check"
>;

/** A tool by its name and what a call of it does. */
export type OwnTool = Needed<Tool, "name" | "effects">;

/** A format of the report. */
export type OwnReporter = Needed<Reporter, "name" | "write">;
