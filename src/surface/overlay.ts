import type { Format } from "./format.ts";
import type { Setting } from "./setting.ts";

/** One of the files that are laid over each other. */
export interface Layer {
  readonly settings: readonly Setting[];
  readonly format: Pick<Format, "overlay">;
}

/**
 * The settings of several files, each laid over those before: `-f a -f b`. Where
 * one has a map and another a value in its place, the later one counts.
 */
export function overlay([first, ...others]: readonly Layer[]): Setting[] {
  const merged = new Map(
    first?.settings.map((setting) => [setting.path, setting]),
  );
  for (const { settings, format } of others) {
    const { overlay: rules = {} } = format;
    for (const setting of settings) {
      const before = merged.get(setting.path);
      if (!before || (rules.nullRemoves && isNull(setting)))
        clear(merged, setting.path);
      if (rules.nullRemoves && isNull(setting)) merged.delete(setting.path);
      else
        merged.set(
          setting.path,
          before ? over(before, setting, rules) : setting,
        );
    }
  }
  return [...merged.values()];
}

/** What a value hides: the map it stands for, and the values it stands in. */
function clear(merged: Map<string, Setting>, path: string): void {
  for (const other of merged.keys()) {
    const isHidden =
      other.startsWith(`${path}/`) || path.startsWith(`${other}/`);
    if (isHidden) merged.delete(other);
  }
}

/** What the later file does not say, the earlier one did. */
function over(
  before: Setting,
  after: Setting,
  { listsJoin, keepsDefaults }: NonNullable<Format["overlay"]>,
): Setting {
  const comment = after.comment ?? before.comment;
  const type = after.type ?? before.type;
  const joined = listsJoin ? joinedLists(before, after) : undefined;
  const { default: value, ...rest } = after;
  const secret = before.secret || after.secret;
  const own = joined ?? value ?? (keepsDefaults && before.default);
  const fallback = secret ? undefined : own;
  return {
    ...rest,
    ...(comment !== undefined && { comment }),
    ...(type !== undefined && { type }),
    ...(fallback !== undefined && { default: fallback }),
    required: before.required || after.required,
    secret,
    deprecated: before.deprecated || after.deprecated,
  };
}

function joinedLists(before: Setting, after: Setting): string | undefined {
  if (before.type !== "list" || after.type !== "list") return undefined;
  const [first, second] = [before, after].map(({ default: value }) => {
    const items: unknown = JSON.parse(String(value ?? "[]"));
    return Array.isArray(items) ? items : [];
  });
  const items = [...(first ?? []), ...(second ?? [])].map((item) =>
    JSON.stringify(item),
  );
  return `[${[...new Set(items)].join(",")}]`;
}

function isNull(setting: Setting): boolean {
  return (
    setting.type === undefined &&
    setting.default === undefined &&
    !setting.secret
  );
}
