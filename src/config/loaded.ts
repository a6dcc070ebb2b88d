import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import type { Source } from "../release/source.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Tool } from "../tools/tool.ts";
import type { Config } from "./types.ts";

/** One file, or one preset, and where each of its values stands. */
export interface ReadConfig {
  /** As messages name it. */
  readonly name: string;
  readonly data: Config;
  readonly source: Source;
}

/** A configuration file or a preset that it extends. */
export interface Layer extends ReadConfig {
  /** Absolute: where its own paths start. */
  readonly folder: string;
  readonly isPreset: boolean;
}

/** A configuration with all that it brings in. */
export interface LoadedConfig {
  /** Absolute: where patterns start, and `content/` lies. */
  readonly root: string;
  /** The weakest first: presets, then the file itself; none without a file. */
  readonly layers: readonly Layer[];
  readonly plugins: readonly LoadedPlugin[];
  /** Plugins that were not loaded, for no code may be run. */
  readonly leftOut: readonly string[];
  /** Every file that was read or run, absolute. */
  readonly files: readonly string[];
}

/** What a plugin adds, made whole. */
export interface LoadedPlugin {
  readonly name: string;
  /** What named it: a path, a package, or the configuration itself. */
  readonly from: string;
  readonly rules: readonly Rule[];
  readonly productRules: readonly ProductRule[];
  readonly tools: readonly Tool[];
  readonly reporters: readonly Reporter[];
}

export function withoutConfig(root: string): LoadedConfig {
  return { root, layers: [], plugins: [], leftOut: [], files: [] };
}
