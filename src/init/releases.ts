import { compareVersions, isVersion, channelOf } from "../versions.ts";
import { isPlain } from "./repository.ts";

/** A tag of git. */
export interface Tag {
  readonly name: string;
  /** ISO date. */
  readonly date: string;
}

/** The release that the metadata begin with. */
export interface FirstRelease {
  readonly version: string;
  readonly date: string;
  /** Its tag in git; undefined where it has none. */
  readonly ref?: string;
  /** How tags are named, `v{{version}}`. */
  readonly pattern: string;
}

const versionAtEnd = /(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;

/**
 * The newest stable release among the tags, of those that are named for the
 * product where a repository has several; undefined where no tag is a version.
 */
export function newestRelease(
  tags: readonly Tag[],
  names: readonly string[],
): FirstRelease | undefined {
  const releases = tags.flatMap(
    (tag): (FirstRelease & { prefix: string })[] => {
      const version = versionAtEnd.exec(tag.name)?.[1] ?? "";
      if (!isVersion(version) || !isPlain(tag.name)) return [];
      const prefix = tag.name.slice(0, -version.length);
      const pattern = `${prefix}{{version}}`;
      return [{ version, date: tag.date, ref: tag.name, pattern, prefix }];
    },
  );
  const rank = ({ prefix }: { readonly prefix: string }) =>
    rankOf(prefix, names);
  const best = Math.min(...releases.map(rank));
  const own = releases.filter((one) => rank(one) === best);
  const stable = own.filter(({ version }) => channelOf(version) === "stable");
  const candidates = stable.length > 0 ? stable : own;
  const newest = candidates.toSorted((a, b) =>
    compareVersions(b.version, a.version),
  )[0];
  if (newest === undefined) return undefined;
  const { prefix: _, ...release } = newest;
  return release;
}

/** The product's own tags before `v1.2.0`, and these before those of others. */
function rankOf(prefix: string, names: readonly string[]): number {
  const bare = prefix.replace(/[-/@_]*v?$/, "").toLowerCase();
  if (names.some((name) => name.toLowerCase() === bare)) return 0;
  if (bare === "") return 1;
  return bare === "release" || bare === "version" ? 2 : 3;
}
