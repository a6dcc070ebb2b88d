import type { When } from "./choice.ts";
import type { Sourced } from "./origin.ts";

export const surfaceFormats = [
  "dotenv",
  "values",
  "pulumi",
  "yaml",
  "json",
  "ini",
  "toml",
  "compose",
] as const;
export type SurfaceFormat = (typeof surfaceFormats)[number];

/** Configuration as the operator sees it. */
export interface Surface extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly format: SurfaceFormat;
  /** Who has it, where not everybody: `{ platform: [docker] }`. */
  readonly when?: When;
  /** The operator's file. */
  readonly file: string;
  /** Files of the product's repository that say its keys, later over earlier. */
  readonly source: readonly string[];
  /** Paths of maps whose keys are the operator's. */
  readonly freeForm: readonly string[];
}
