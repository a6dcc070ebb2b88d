import type {
  MergeHow,
  Scalar,
  SetTo,
  SettingType,
  Transform,
} from "../../../src/release/types.ts";
import type { Picks } from "./picks.ts";
import { isScalar, type Value } from "./values.ts";

/** Few names, so that they are used again. */
export const paths = [
  "HOST",
  "PORT",
  "URL",
  "TTL",
  "MODE",
  "db/url",
  "db/mode",
];

const integers = [5, 1, 2, 7, 30, 60, 512];
/** The last ones break whoever expands or looks up carelessly. */
const words = [
  "small",
  "medium",
  "large",
  "main",
  "constructor",
  "$&",
  "${value}",
];

/** A scalar of the type, never `other` where there is another. */
export function scalarOf(
  type: SettingType,
  pick: Picks,
  other?: Value,
): Scalar | undefined {
  const all: readonly Scalar[] =
    type === "boolean" ? [true, false] : type === "string" ? words : integers;
  return pick.of(all.filter((value) => value !== other));
}

/** Keeps the type; a map always knows the default, as its author would. */
export function transformOf(
  type: SettingType,
  fallback: Value | undefined,
  pick: Picks,
): Transform {
  const kind = pick.of(kindsFor[type] ?? kindsFor.string ?? []);
  switch (kind) {
    case "multiply":
      return { kind, by: pick.of([60, 24, 1000, 2, 0.5]) ?? 60 };
    case "template":
      return {
        kind,
        template:
          pick.of(["x-${value}", "${value}:80", "${value}/${value}"]) ?? "",
      };
    case "map":
      return { kind, values: mapOf(type, fallback, pick) };
    case "manual":
      return { kind, how: "ask the harbour master" };
    default:
      return { kind: "identity" };
  }
}

type Kind = "identity" | "multiply" | "map" | "template" | "manual";
const kindsFor: Readonly<Partial<Record<SettingType, readonly Kind[]>>> = {
  string: [
    "identity",
    "identity",
    "identity",
    "map",
    "template",
    "template",
    "manual",
  ],
  integer: ["identity", "identity", "multiply", "multiply", "map", "manual"],
  number: ["identity", "identity", "multiply", "multiply", "manual"],
  boolean: ["identity", "map"],
};

function mapOf(
  type: SettingType,
  fallback: Value | undefined,
  pick: Picks,
): Record<string, Scalar> {
  if (type === "boolean") return { true: false, false: true };
  const listed =
    type === "string"
      ? { small: "medium", large: "small", main: "primary" }
      : { 5: 50, 1: 7, 60: 1 };
  if (!isScalar(fallback) || Object.hasOwn(listed, String(fallback)))
    return listed;
  return { ...listed, [String(fallback)]: scalarOf(type, pick) ?? 0 };
}

/** A change of type, and what becomes of the value. */
export function retypingOf(
  type: SettingType,
  fallback: Value | undefined,
  pick: Picks,
): { readonly now: SettingType; readonly transform: Transform } {
  switch (type) {
    case "integer":
      return (
        pick.of([
          {
            now: "string",
            transform: { kind: "template", template: "${value}s" },
          },
          { now: "number", transform: { kind: "identity" } },
          { now: "number", transform: { kind: "multiply", by: 1000 } },
        ] as const) ?? { now: "number", transform: { kind: "identity" } }
      );
    case "boolean":
      return {
        now: "string",
        transform: { kind: "map", values: { true: "small", false: "large" } },
      };
    default: {
      const listed = { small: 1, medium: 2, large: 5, "5": 5, "7": 7 };
      const values = isScalar(fallback)
        ? { ...listed, [String(fallback)]: 30 }
        : listed;
      return { now: "integer", transform: { kind: "map", values } };
    }
  }
}

export function setToOf(type: SettingType, pick: Picks): SetTo | undefined {
  const value = scalarOf(type, pick);
  if (value === undefined || pick.chance(25)) return undefined;
  if (pick.chance(15))
    return { kind: "command", command: "openssl rand -hex 8" };
  return { kind: "value", value };
}

export function mergeHowOf(from: readonly string[], pick: Picks): MergeHow {
  if (pick.chance(15)) return { kind: "manual", how: "join them by hand" };
  const holes = from.map((path) => `\${${path}}`);
  const template = pick.of([
    holes.join(":"),
    `x-${holes.toReversed().join("/")}`,
    `${holes.join("")}?${holes[0] ?? ""}`,
  ]);
  return { kind: "template", template: template ?? "" };
}
