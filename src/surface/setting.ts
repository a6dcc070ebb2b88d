import type { Scalar, SettingType } from "../release/types.ts";

/** One key of a configuration file, as the operator sees it. */
export interface Setting {
  /** A JSON pointer without its first slash: `server/ports/~1health`. */
  readonly path: string;
  /** Undefined where the file does not tell: text formats, and `null`. */
  readonly type?: SettingType;
  /**
   * Undefined where there is none, and always for a secret. Lists and free-form
   * maps are compact JSON.
   */
  readonly default?: Scalar;
  readonly comment?: string;
  readonly line: number;
  readonly required: boolean;
  readonly secret: boolean;
  readonly deprecated: boolean;
}

/** A JSON pointer (RFC 6901) without its first slash. */
export function toPath(segments: readonly string[]): string {
  return segments.map(escapeSegment).join("/");
}

export function toSegments(path: string): string[] {
  return path
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One line for people and tests: `3 server/port: integer = 8080 # Where it listens`. */
export function tellSetting(setting: Setting): string {
  const { default: value, comment, type } = setting;
  const flags = (["required", "secret", "deprecated"] as const).filter(
    (flag) => setting[flag],
  );
  return [
    `${setting.line} ${setting.path}:`,
    type ?? "unknown",
    ...(value === undefined ? [] : [`= ${JSON.stringify(value)}`]),
    ...flags,
    ...(comment === undefined ? [] : [`# ${comment}`]),
  ].join(" ");
}

function escapeSegment(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}
