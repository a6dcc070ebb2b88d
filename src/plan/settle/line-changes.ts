import type { Retyped, Scalar, Transform } from "../../release/types.ts";
import type { Version } from "../../versions.ts";
import type { Op } from "./lineage.ts";
import { isRequired, sayOf, tell, type Line, type NewDefault } from "./line.ts";
import { transformValue } from "./transform.ts";
import { convertStandby, convertValue } from "./value.ts";

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
  delta: Op<"default-changed">,
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
  delta: Op<"required-changed">,
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
  delta: Op<"deprecated">,
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

export function undeprecate(line: Line, delta: Op<"undeprecated">): void {
  const { ended, begun } = line.deprecation ?? {};
  if (begun) line.deprecation = ended && { ended, begun: undefined };
  else line.deprecation = { ended: sayOf(delta), begun: undefined };
}

/**
 * A key that is back goes on as it was, with its value: nobody edited the file in
 * between. At most its default is another one.
 */
export function restore(line: Line, delta: Op<"restored">): void {
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
