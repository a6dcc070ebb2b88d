import type { Depth, Phase, SurfaceFormat } from "../release/types.ts";

/** A step as `product.yaml` will have it. */
export interface StepDraft {
  readonly id: string;
  readonly title: string;
  readonly why?: string;
  readonly run?: string;
  readonly manual?: string;
  /** Id of a surface. */
  readonly config?: string;
  readonly expect?: string;
  readonly downtime?: string;
  readonly depth?: Depth;
  readonly migrates?: string;
}

export interface VariableDraft {
  readonly ask: string;
  readonly example: string;
}

/** A way to run the product: what it needs, asks and does. */
export interface PlatformDraft {
  readonly id: string;
  readonly title: string;
  /** Tool to the range of its versions. */
  readonly tools: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, VariableDraft>>;
  readonly steps: Readonly<Record<Phase, readonly StepDraft[]>>;
}

export interface SurfaceDraft {
  readonly id: string;
  readonly title: string;
  readonly format: SurfaceFormat;
  /** The operator's file. */
  readonly file: string;
  /** The repository's file that shows it. */
  readonly source: string;
  /** The platform that has it, where not all do. */
  readonly platform?: string;
}

/** All that the files of a new product say. */
export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly home?: string;
  /** `v{{version}}` */
  readonly tag: string;
  readonly platforms: readonly PlatformDraft[];
  readonly surfaces: readonly SurfaceDraft[];
  /** Tool to folder. */
  readonly migrations: Readonly<Record<string, string>>;
}
