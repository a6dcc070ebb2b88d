import type { Delta } from "../../src/surface/diff.ts";
import type { Setting } from "../../src/surface/setting.ts";

/**
 * The settings after a release's deltas, which hold at once: keys move by the
 * names they had, then come new ones, then keys change under their new names.
 * A delta about a key that is not there changes nothing.
 */
export function applyDeltas(
  settings: readonly Setting[],
  deltas: readonly Delta[],
): Setting[] {
  const before = new Map(settings.map((setting) => [setting.path, setting]));
  const after = new Map(before);
  for (const delta of deltas)
    for (const path of leaving(delta)) after.delete(path);
  for (const delta of deltas)
    for (const setting of coming(delta, before))
      after.set(setting.path, setting);
  for (const delta of deltas) {
    const setting = after.get(delta.path);
    if (setting) after.set(delta.path, changed(setting, delta));
  }
  return [...after.values()];
}

function leaving(delta: Delta): readonly string[] {
  switch (delta.op) {
    case "removed":
    case "split":
      return [delta.path];
    case "renamed":
      return [delta.was];
    case "merged":
      return delta.from;
    default:
      return [];
  }
}

/** Of a value that was split, merged or converted nobody knows the default. */
function coming(
  delta: Delta,
  before: ReadonlyMap<string, Setting>,
): readonly Setting[] {
  switch (delta.op) {
    case "added": {
      const { path, now, type, required, secret } = delta;
      return [
        {
          ...blank(path),
          required,
          secret,
          ...(type !== undefined && { type }),
          ...(now !== undefined && { default: now }),
        },
      ];
    }
    case "renamed": {
      const old = before.get(delta.was);
      return old ? [{ ...old, path: delta.path }] : [];
    }
    case "split":
      return delta.into.map(({ path }) => blank(path));
    case "merged":
      return [blank(delta.path)];
    case "restored":
      return [
        {
          ...blank(delta.path),
          ...(delta.now !== undefined && { default: delta.now }),
        },
      ];
    default:
      return [];
  }
}

function changed(setting: Setting, delta: Delta): Setting {
  switch (delta.op) {
    case "default-changed":
      return { ...setting, default: delta.now };
    case "type-changed":
      return { ...setting, type: delta.now };
    case "required-changed":
      return { ...setting, required: delta.now };
    case "deprecated":
      return { ...setting, deprecated: true };
    case "undeprecated":
      return { ...setting, deprecated: false };
    default:
      return setting;
  }
}

/** A key of which only the name is known; it stands in no file. */
function blank(path: string): Setting {
  return { path, line: 0, required: false, secret: false, deprecated: false };
}
