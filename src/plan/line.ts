import type {
  ConfigChange,
  ConfigDelta,
  Origin,
  Retyped,
  Scalar,
  SettingType,
  Transform,
} from "../release/types.ts";
import type { Version } from "../versions.ts";
import { transformValue } from "./transform.ts";
import {
  convertStandby,
  convertValue,
  copyValue,
  type Standby,
  type Value,
} from "./value.ts";

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

interface NewDefault {
  readonly said: Said;
  readonly was: Scalar;
  readonly now: Scalar;
  readonly keep: Scalar | undefined;
  /** Whether a release of the leg reads the key under this default. */
  read: boolean;
}

/** The last release that required the key, and the one after it that did not. */
interface NewRequirement {
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

type Change<Op extends ConfigChange["op"]> = Extract<
  ConfigDelta,
  { readonly op: Op }
>;

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

/** A line that grows on its own: another part of a split, or a key remembered. */
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

/** The value and the defaults in their new form. What cannot be calculated is dropped. */
export function convert(line: Line, by: Transform): void {
  if (by.kind === "identity") return;
  const { birth, restored } = line;
  const newly = (value: Scalar | undefined) =>
    value === undefined ? undefined : transformValue(by, value);
  line.value = convertValue(line.value, by);
  line.standby &&= convertStandby(line.standby, by);
  forgetUnsayable(line);
  if (birth) birth.now = newly(birth.now);
  const back = newly(restored?.now);
  line.restored =
    restored && back !== undefined ? { ...restored, now: back } : undefined;
  if (line.default === undefined) return;
  const { was, now, keep, ...rest } = line.default;
  line.default = newDefault(
    { was: newly(was), now: newly(now), keep: newly(keep) },
    rest,
  );
}

/** The types of an old key before the leg and now; undefined where they are equal. */
export function retype(line: Line, { was, now }: Retyped): void {
  const before = line.retyped?.was ?? was;
  line.retyped = before === now ? undefined : { was: before, now };
}

/** Answers the default between, where it comes back to what it was. */
export function changeDefault(
  line: Line,
  delta: Change<"default-changed">,
): NewDefault | undefined {
  const { was, now, keep } = delta;
  const said = sayOf(delta);
  const { birth, restored, default: before } = line;
  if (birth) {
    birth.now = now;
    tell(line, said);
    return undefined;
  }
  if (restored) {
    line.restored = { ...restored, now, said };
    return undefined;
  }
  const kept = keep === was ? before?.was : undefined;
  line.default = newDefault(
    {
      was: before?.was ?? was,
      now,
      keep: before ? (before.keep ?? kept) : keep,
    },
    { said, read: before?.read ?? false },
  );
  return line.default === undefined ? before : undefined;
}

function newDefault(
  { was, now, keep }: Record<"was" | "now" | "keep", Scalar | undefined>,
  rest: Pick<NewDefault, "said" | "read">,
): NewDefault | undefined {
  if (was === undefined || now === undefined || was === now) return undefined;
  return { ...rest, was, now, keep };
}

/**
 * Required survives all but removal and merge. Required and then not is no
 * change, but what was set on the way stays set. Not required and then required
 * again is none either: whoever runs the product has set what it requires.
 */
export function changeRequirement(
  line: Line,
  delta: Change<"required-changed">,
): void {
  const said = sayOf(delta);
  const { birth, required } = line;
  const isBackAsBefore = delta.now && required?.off && !required.on;
  if (delta.now && !isBackAsBefore)
    line.standby ??= delta.set ?? { kind: "open" };
  if (birth && !birth.isBack) {
    birth.required = delta.now;
    tell(line, said);
    return;
  }
  if (isBackAsBefore) line.required = undefined;
  else if (delta.now) line.required = { on: said, off: undefined };
  else line.required = { on: required?.on, off: said };
  forgetUnsayable(line);
}

/** Required for a while, with nothing to set, is nothing to an operator who comes later. */
function forgetUnsayable(line: Line): void {
  const { required, standby } = line;
  if (required?.on && required.off && standby?.kind === "open")
    line.required = undefined;
}

export function deprecate(
  line: Line,
  delta: Change<"deprecated">,
  version: Version,
): void {
  const before = line.deprecation?.begun;
  line.deprecation = {
    ended: line.deprecation?.ended,
    begun: {
      said: sayOf(delta),
      since: before?.since ?? delta.since ?? version,
      removed: delta.removed,
      instead: delta.instead ?? before?.instead,
    },
  };
}

export function undeprecate(line: Line, delta: Change<"undeprecated">): void {
  const { ended, begun } = line.deprecation ?? {};
  if (begun) line.deprecation = ended && { ended, begun: undefined };
  else line.deprecation = { ended: sayOf(delta), begun: undefined };
}

/**
 * A key that is back goes on as it was, with its value: nobody edited the file in
 * between. At most its default is another one.
 */
export function restore(line: Line, delta: Change<"restored">): void {
  const { now } = delta;
  const said = sayOf(delta);
  const was = line.default?.was ?? line.lastDefault;
  if (line.birth) {
    line.birth.now = now ?? line.birth.now;
    tell(line, said);
  } else if (now === undefined) return;
  else if (was === undefined || line.restored) line.restored = { said, now };
  else
    line.default = newDefault(
      { was, now, keep: line.default?.keep },
      { said, read: false },
    );
}

/** A key that was back is new to the leg once it has another name. */
export function becomeNew(line: Line): void {
  const { birth, required } = line;
  if (!birth?.isBack) return;
  line.birth = { ...birth, isBack: false, required: isRequired(required) };
  line.required = undefined;
}

function isRequired(required: NewRequirement | undefined): boolean {
  return required?.on !== undefined && required.off === undefined;
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
