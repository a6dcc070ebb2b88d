import type { Scalar, SettingType } from "../release/types.ts";
import { saysDeprecated, saysRequired } from "./comments.ts";
import {
  Unreadable,
  type Format,
  type Found,
  type ReadOptions,
} from "./format.ts";
import { hideSecrets, isSecret } from "./secrets.ts";
import { toPath, type Setting } from "./setting.ts";

/** A file has tens or hundreds of keys: more come from a bomb of aliases. */
const maximumSettings = 50_000;
const maximumLength = 5_000_000;

/** A file's settings, or the first thing wrong with it. */
export type Reading =
  | { readonly kind: "settings"; readonly settings: readonly Setting[] }
  | {
      readonly kind: "unreadable";
      /** 1-based. */
      readonly line: number;
      readonly message: string;
    };

/** Reads a configuration file. No value of a secret is in what it answers. */
export function readSettings(
  format: Format,
  text: string,
  { freeForm = [] }: ReadOptions = {},
): Reading {
  if (text.length > maximumLength) {
    const message = `Unexpected length ${text.length}, expected at most ${maximumLength} characters`;
    return { kind: "unreadable", line: 1, message };
  }
  const operators = new Set(freeForm);
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  try {
    const found = lastOfEach(
      format.read(plain, (segments) => operators.has(toPath(segments))),
    );
    const typed = found.map((one) => withType(one, format));
    return { kind: "settings", settings: hideSecrets(typed).map(toSetting) };
  } catch (error) {
    if (error instanceof Unreadable)
      return { kind: "unreadable", line: error.line, message: error.message };
    // The parsers recurse: only a stack overflow gets here.
    if (!(error instanceof RangeError)) throw error;
    const message = "Unexpected depth, expected a few levels";
    return { kind: "unreadable", line: 1, message };
  }
}

/** A key that stands twice counts where it stands last. */
function lastOfEach(found: Iterable<Found>): Found[] {
  const byPath = new Map<string, Found>();
  for (const one of found) {
    byPath.set(toPath(one.segments), one);
    if (byPath.size > maximumSettings)
      throw new Unreadable(
        one.line,
        `Unexpected number of settings, expected at most ${maximumSettings}`,
      );
  }
  return [...byPath.values()];
}

/** A hidden value shows no type any more. */
function withType(found: Found, { isText }: Format): Found {
  if (isText) return found;
  return { ...found, type: found.type ?? typeOf(found.value) };
}

function toSetting(found: Found): Setting {
  const { segments, value, line, comment, type } = found;
  const fallback = isSecret(found) ? undefined : defaultOf(value);
  return {
    path: toPath(segments),
    ...(type && { type }),
    ...(fallback !== undefined && { default: fallback }),
    ...(comment && { comment }),
    line,
    required: found.required ?? saysRequired(comment),
    secret: isSecret(found),
    deprecated: found.deprecated ?? saysDeprecated(comment),
  };
}

function typeOf(value: unknown): SettingType | undefined {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    case "object":
      if (value === null) return undefined;
      return Array.isArray(value) ? "list" : "map";
    default:
      return undefined;
  }
}

function defaultOf(value: unknown): Scalar | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Object.is(value, -0) ? 0 : value;
    case "object":
      return value === null ? undefined : JSON.stringify(sorted(value));
    default:
      return undefined;
  }
}

/** The order of a map's keys means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
