import type { Version } from "../../versions.ts";
import type { Sourced } from "./origin.ts";

/** How one key of a surface changed. In YAML the key is `<surface>/<path>`. */
export type ConfigDelta = Sourced &
  ConfigChange & {
    readonly surface: string;
    /** The key after the change; before it, where `op` says so. */
    readonly path: string;
    readonly note?: string;
    /** Guessed: what speaks for it, until a person has looked and takes this out. */
    readonly confirm?: string;
    /** What happens to an operator who does nothing. */
    readonly untouched?: "ignored" | "error-at-start" | "new-behaviour";
  };

export type ConfigChange =
  | {
      readonly op: "added";
      /** The default, where there is one. */
      readonly now?: Scalar;
      readonly type?: SettingType;
      readonly required: boolean;
      readonly secret: boolean;
      /** What the operator should set. */
      readonly set?: SetTo;
    }
  | {
      readonly op: "removed";
      readonly was?: Scalar;
      /** Settled only: the release of the leg that deprecated it. */
      readonly deprecated?: Version;
      /** Settled only: what the deprecation named in its place. */
      readonly instead?: string;
    }
  | {
      readonly op: "renamed";
      /** The old path. */
      readonly was: string;
      readonly transform: Transform;
      readonly retyped?: Retyped;
    }
  | {
      /** `path` is the old key, gone afterwards. */
      readonly op: "split";
      readonly into: readonly SplitPart[];
    }
  | {
      /** `path` is the new key; those in `from` are gone afterwards. */
      readonly op: "merged";
      readonly from: readonly string[];
      readonly how: MergeHow;
    }
  | {
      readonly op: "default-changed";
      readonly was: Scalar;
      readonly now: Scalar;
      /** The value that preserves the old behaviour. */
      readonly keep?: Scalar;
    }
  | {
      readonly op: "type-changed";
      readonly was: SettingType;
      readonly now: SettingType;
      readonly transform: Transform;
    }
  | {
      readonly op: "required-changed";
      readonly now: boolean;
      readonly set?: SetTo;
    }
  | {
      readonly op: "deprecated";
      readonly removed?: Version;
      readonly instead?: string;
      /** Settled only: the release that deprecated it. */
      readonly since?: Version;
    }
  | { readonly op: "undeprecated" }
  | {
      /** A removed key comes back and continues the old one. */
      readonly op: "restored";
      readonly now?: Scalar;
    };

export interface SplitPart {
  readonly path: string;
  readonly transform: Transform;
  readonly retyped?: Retyped;
}

/** Settled only: the type of a key that was renamed or split changed, too. */
export interface Retyped {
  readonly was: SettingType;
  readonly now: SettingType;
}

/** A template names the old keys' values: `${HOST}:${PORT}`. */
export type MergeHow =
  | { readonly kind: "template"; readonly template: string }
  | { readonly kind: "manual"; readonly how: string };

export type SettingType =
  "string" | "integer" | "number" | "boolean" | "list" | "map";

export type Scalar = string | number | boolean;

/** A value to set: the output of a command, or fixed text. */
export type SetTo =
  | { readonly kind: "command"; readonly command: string }
  | { readonly kind: "value"; readonly value: Scalar };

/** How the old value becomes the new one. */
export type Transform =
  | { readonly kind: "identity" }
  | { readonly kind: "multiply"; readonly by: number }
  | { readonly kind: "map"; readonly values: Readonly<Record<string, Scalar>> }
  | {
      /** `${value}` stands for the old value. */
      readonly kind: "template";
      readonly template: string;
    }
  | {
      /** One after the other: the settled form of several. */
      readonly kind: "chain";
      readonly steps: readonly Transform[];
    }
  | { readonly kind: "manual"; readonly how: string };
