import type { Scalar } from "../release/types.ts";
import { formerlyOf, insteadOf } from "./comments.ts";
import { defaultOf } from "./diff.ts";
import { toSegments, type Setting } from "./setting.ts";

/** A key as clues look at it, worked out once. */
export interface Traits {
  readonly setting: Setting;
  /** Last segment of the path, and its words. */
  readonly name: string;
  readonly words: ReadonlySet<string>;
  readonly parent: string;
  readonly value: Scalar;
  /** How often the default stands in the file. */
  readonly count: number;
  /** Words only, in small letters; empty where it says too little. */
  readonly comment: string;
  /** The key that the comment names in its place, or as its old name. */
  readonly instead: string | undefined;
  readonly formerly: string | undefined;
  readonly place: Place | undefined;
}

/** Between which keys that stay a key stands, and as which of how many. */
export interface Place {
  readonly after: string;
  readonly before: string;
  readonly index: number;
  readonly count: number;
}

/** The keys of a file that are not in `staying`, in the order of their lines. */
export function traitsOf(
  settings: readonly Setting[],
  staying: ReadonlySet<string>,
): Traits[] {
  const ordered = settings.toSorted(
    (a, b) => a.line - b.line || (a.path < b.path ? -1 : 1),
  );
  const places = placesOf(ordered, staying);
  const counts = new Map<Scalar, number>();
  for (const setting of settings) {
    const value = defaultOf(setting);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return ordered
    .filter(({ path }) => !staying.has(path))
    .map((setting) => {
      const segments = toSegments(setting.path);
      const name = segments.at(-1) ?? "";
      const { comment = "", deprecated, path } = setting;
      const value = defaultOf(setting);
      return {
        setting,
        name,
        words: wordsOf(name),
        parent: segments.slice(0, -1).join("/"),
        value,
        count: counts.get(value) ?? 0,
        comment: tellingWords(comment),
        instead: deprecated ? insteadOf(comment) : undefined,
        formerly: formerlyOf(comment),
        place: places.get(path),
      };
    });
}

function tellingWords(comment: string): string {
  const words = comment.toLowerCase().replace(/\W+/g, " ").trim();
  return words.split(" ").length >= 3 ? words : "";
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ""),
  );
}

function placesOf(
  ordered: readonly Setting[],
  staying: ReadonlySet<string>,
): Map<string, Place> {
  const places = new Map<string, Place>();
  let gap: string[] = [];
  let after = "";
  const close = (before: string) => {
    for (const [index, path] of gap.entries())
      places.set(path, { after, before, index, count: gap.length });
    gap = [];
    after = before;
  };
  for (const { path } of ordered) {
    if (staying.has(path)) close(path);
    else gap.push(path);
  }
  close("");
  return places;
}
