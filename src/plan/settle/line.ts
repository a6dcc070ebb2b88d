import type {
  ConfigDelta,
  Origin,
  Retyped,
  Scalar,
  SettingType,
} from "../../release/types.ts";
import type { Version } from "../../versions.ts";
import { copyValue, type Standby, type Value } from "./value.ts";

/** What every delta says beside its change. */
export interface Said {
  readonly origin: Origin;
  readonly note?: string;
  readonly untouched?: NonNullable<ConfigDelta["untouched"]>;
}

/** The life of one key within a leg: what it is called now, and what changed. */
export interface Line {
  path: string;
  /** Old keys that the value draws on; none where the key was born on the way. */
  keys: Set<string>;
  value: Value;
  /** Set once: whoever sets a key first has set it. */
  standby: Standby | undefined;
  birth: Birth | undefined;
  restored: Restored | undefined;
  retyped: Retyped | undefined;
  default: NewDefault | undefined;
  /** As the removal stated it, should the key be restored. */
  lastDefault: Scalar | undefined;
  required: NewRequirement | undefined;
  deprecation: Deprecations | undefined;
  /** Of the birth or the merge; an old key's own say and rank are the old key's. */
  said: Said;
  rank: number;
  /** Whether a release of the leg reads it. */
  read: boolean;
}

export interface Birth {
  /** A key that an earlier leg removed is back. */
  readonly isBack: boolean;
  now: Scalar | undefined;
  type: SettingType | undefined;
  required: boolean;
  readonly secret: boolean;
}

/** A default that came with a restoration; what it was before is not known. */
interface Restored {
  readonly said: Said;
  readonly now: Scalar;
}

export interface NewDefault {
  readonly said: Said;
  readonly was: Scalar;
  readonly now: Scalar;
  readonly keep: Scalar | undefined;
  /** Whether a release of the leg reads the key under this default. */
  read: boolean;
}

/** The last release that required the key, and the one after it that did not. */
export interface NewRequirement {
  readonly on: Said | undefined;
  readonly off: Said | undefined;
}

interface Deprecations {
  readonly ended: Said | undefined;
  readonly begun: Deprecation | undefined;
}

interface Deprecation {
  readonly said: Said;
  readonly since: Version;
  readonly removed: Version | undefined;
  readonly instead: string | undefined;
}

export function newLine(
  path: string,
  given: Pick<Line, "keys" | "value" | "said" | "rank"> & Partial<Line>,
): Line {
  return {
    path,
    standby: undefined,
    birth: undefined,
    restored: undefined,
    retyped: undefined,
    default: undefined,
    lastDefault: undefined,
    required: undefined,
    deprecation: undefined,
    read: false,
    ...given,
  };
}

/** A line that grows on its own: another part of a split. */
export function copyLine(line: Line): Line {
  return {
    ...line,
    keys: new Set(line.keys),
    value: copyValue(line.value),
    birth: line.birth && { ...line.birth },
    default: line.default && { ...line.default },
  };
}

export function sayOf({ origin, note, untouched }: ConfigDelta): Said {
  return {
    origin,
    ...(note !== undefined && { note }),
    ...(untouched !== undefined && { untouched }),
  };
}

/** The last delta decides; what it leaves unsaid was said before. */
export function tell(line: Line, said: Said): void {
  line.said = { ...line.said, ...said };
}

/** Whether a settled delta would say that a value is left to the operator. */
export function isStandbySaid({ birth, standby, required }: Line): boolean {
  if (standby?.kind !== "open") return true;
  return birth && !birth.isBack ? birth.required : isRequired(required);
}

export function isRequired(required: NewRequirement | undefined): boolean {
  return required?.on !== undefined && required.off === undefined;
}
