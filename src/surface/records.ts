import type { ConfigDelta } from "../release/types.ts";
import type { Delta } from "./diff.ts";

/** A field and its value as a release file has them. */
export type Fields = Readonly<Record<string, unknown>>;

/** A delta as a new record of a release file. */
export function recordOf(surface: string, { path, ...delta }: Delta): Fields {
  const { op, ...facts } = delta;
  const said = Object.entries(facts).filter(
    ([name, value]) => !isUnsaid(name, value),
  );
  return { op, key: `${surface}/${path}`, ...Object.fromEntries(said) };
}

/** What a release file means without saying it. */
function isUnsaid(name: string, value: unknown): boolean {
  if (name === "required" || name === "secret") return value === false;
  return name === "transform";
}

/**
 * The facts of a record that are said otherwise; undefined where none is. What is
 * not said at all stays unsaid. Where people wrote about them, they must look.
 */
export function corrected(said: ConfigDelta, delta: Delta): Fields | undefined {
  const written: Fields = { ...said };
  const derived: Fields = { ...delta };
  const wrong = [
    ...["was", "now", "type"].filter((name) => differ(written, derived, name)),
    // Files seldom say these; people know.
    ...["required", "secret"].filter(
      (name) => written[name] === false && derived[name] === true,
    ),
  ];
  if (wrong.length === 0) return undefined;
  const fields = Object.fromEntries(wrong.map((name) => [name, derived[name]]));
  const isAuthored = said.note !== undefined || written["keep"] !== undefined;
  // What was to be confirmed before still is.
  if (!isAuthored || said.confirm !== undefined) return fields;
  const before = wrong.map(
    (name) => `\`${name}\` was \`${String(written[name])}\``,
  );
  return { ...fields, confirm: `written when ${before.join(" and ")}` };
}

/** YAML reads `2` and "2" apart; an operator's file does not. */
function differ(written: Fields, derived: Fields, name: string): boolean {
  const [old, now] = [written[name], derived[name]];
  return old !== undefined && now !== undefined && String(old) !== String(now);
}
