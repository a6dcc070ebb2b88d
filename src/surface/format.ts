import type { SettingType } from "../release/types.ts";

/**
 * A key as its format finds it, with its value: secrets are still in it. Only
 * `readSettings` makes a `Setting` of it.
 */
export interface Found {
  readonly segments: readonly string[];
  /** As plain data; null and undefined are no default. */
  readonly value: unknown;
  readonly line: number;
  readonly comment?: string | undefined;
  /** Where the file says more than the value shows. */
  readonly type?: SettingType | undefined;
  readonly required?: boolean;
  readonly secret?: boolean;
  readonly deprecated?: boolean;
}

export interface ReadOptions {
  /** Paths of maps whose keys are the operator's: each is one setting. */
  readonly freeForm?: readonly string[];
}

/** One file of `surface/formats` is one of these; its examples are its tests. */
export interface Format {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly FormatExample[];
  /** What a second file over the first one does beside replacing values. */
  readonly overlay?: {
    readonly nullRemoves?: true;
    readonly listsJoin?: true;
    /** A key without a default keeps the one it had: a schema says types. */
    readonly keepsDefaults?: true;
  };
  /** All values are text here: a value's look is no type. */
  readonly isText?: true;
  /** @throws {Unreadable} */
  readonly read: (text: string, isFreeForm: IsFreeForm) => Iterable<Found>;
}

export type FormatExample = {
  readonly text: string;
  readonly freeForm?: readonly string[];
} & (
  | {
      /** Each as `tellSetting` tells it. */
      readonly settings: readonly string[];
    }
  | {
      /** `line message` */
      readonly unreadable: string;
    }
);

/** Whether the keys of the map here are the operator's. */
export type IsFreeForm = (segments: readonly string[]) => boolean;

/** Text that is not in the format. Caught by `readSettings`. */
export class Unreadable extends Error {
  /** 1-based. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = "Unreadable";
    this.line = line;
  }
}
