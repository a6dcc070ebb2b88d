import { hiddenValue } from "./secrets.ts";
import { toSegments, type Setting } from "./setting.ts";

/** Both sides of a comparison. */
export interface Sides {
  readonly before: readonly Setting[];
  readonly after: readonly Setting[];
}

/**
 * A map that is one setting on one side is one on the other, too: `labels: {}`
 * which a release fills has another default, and is not gone.
 */
export function align({ before, after }: Sides): Sides {
  return {
    before: collapse(before, mapsOf(after)),
    after: collapse(after, mapsOf(before)),
  };
}

function mapsOf(settings: readonly Setting[]): string[] {
  return settings.filter(({ type }) => type === "map").map(({ path }) => path);
}

/** The keys under each of the paths become one map. */
function collapse(
  settings: readonly Setting[],
  paths: readonly string[],
): readonly Setting[] {
  return paths.reduce((all, path) => collapseAt(all, path), settings);
}

function collapseAt(
  settings: readonly Setting[],
  path: string,
): readonly Setting[] {
  const inside = settings.filter((one) => one.path.startsWith(`${path}/`));
  const [first] = inside;
  if (first === undefined || settings.some((one) => one.path === path))
    return settings;
  const depth = toSegments(path).length;
  const map: Setting = {
    path,
    type: "map",
    default: JSON.stringify(
      mapOf(
        inside.map((setting) => ({
          segments: toSegments(setting.path).slice(depth),
          value: valueOf(setting),
        })),
      ),
    ),
    line: first.line,
    required: false,
    secret: false,
    deprecated: false,
  };
  const others = settings.filter((one) => !inside.includes(one));
  return [...others, map];
}

interface Leaf {
  readonly segments: readonly string[];
  readonly value: unknown;
}

/** Keys in order, as a map that was read whole has them. */
function mapOf(leaves: readonly Leaf[]): Record<string, unknown> {
  const byName = Map.groupBy(leaves, ({ segments }) => segments[0] ?? "");
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, inner]) => {
      const deeper = inner.map(({ segments, value }) => ({
        segments: segments.slice(1),
        value,
      }));
      const [only] = deeper;
      const isLeaf = only !== undefined && only.segments.length === 0;
      return [name, isLeaf ? only.value : mapOf(deeper)];
    }),
  );
}

function valueOf({ default: value, type, secret }: Setting): unknown {
  if (secret) return hiddenValue;
  if (value === undefined) return null;
  const isJson = type === "list" || type === "map";
  return isJson ? JSON.parse(String(value)) : value;
}
