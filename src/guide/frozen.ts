import type { Scalar } from "../release/types.ts";

/** What the releases of a product froze of its own files, by version. */
export type Frozen = ReadonlyMap<string, FrozenRelease>;

export interface FrozenRelease {
  /** By the id of the surface. */
  readonly settings: ReadonlyMap<string, FrozenSettings>;
  /** By the tool: the SQL of the migrations that are new in the release. */
  readonly sql: ReadonlyMap<string, FrozenText>;
}

export interface FrozenSettings {
  readonly file: string;
  readonly settings: readonly FrozenSetting[];
}

export interface FrozenSetting {
  readonly path: string;
  readonly default?: Scalar;
  readonly secret: boolean;
  /** Of the file. */
  readonly line: number;
}

export interface FrozenText {
  readonly file: string;
  readonly text: string;
}

export const nothingFrozen: Frozen = new Map();
