import type { Deprecation, Release } from "../release/types.ts";
import { compareVersions, lineOf, type Version } from "../versions.ts";
import { contains, type Track } from "./path/track.ts";

/** A deprecation that lives at a version, and how long it has left. */
export interface LivingDeprecation extends Deprecation {
  /** The release that declared it. */
  readonly since: Version;
  /** Minor lines from here to the removal, where both are known. */
  readonly linesLeft?: number;
  /** Of a setting: its surface. The subject is its path. */
  readonly surface?: string;
}

/** What is deprecated at a version and not yet removed, next removal first. */
export function deprecationsAt(
  track: Track,
  version: Version,
): LivingDeprecation[] {
  const here = track.indexOf.get(version) ?? -1;
  const living = new Map<string, LivingDeprecation>();
  for (const { index, since, key, declared } of declarationsOf(track)) {
    if (!contains(track, here, index)) continue;
    if (typeof declared === "string") living.delete(key);
    else living.set(key, { ...declared, since });
  }
  return [...living.values()]
    .filter(
      ({ removed }) =>
        removed === undefined || compareVersions(removed, version) > 0,
    )
    .map((deprecation) => ({
      ...deprecation,
      ...linesLeft(track, here, deprecation),
    }))
    .sort(byRemoval);
}

interface Declaration {
  /** Of the release, in its track. */
  readonly index: number;
  readonly since: Version;
  readonly key: string;
  readonly declared: Declared;
}

/** They are the same for each version that is asked for. */
const known = new WeakMap<Track, readonly Declaration[]>();

function declarationsOf(track: Track): readonly Declaration[] {
  const declarations = known.get(track) ?? findDeclarations(track);
  known.set(track, declarations);
  return declarations;
}

/** Of what was never deprecated it does not matter that it is gone. */
function findDeclarations({ releases }: Track): Declaration[] {
  const all = releases.flatMap((release, index) =>
    Array.from(declaredIn(release), ([key, declared]) => ({
      index,
      since: release.version,
      key,
      declared,
    })),
  );
  const deprecated = new Set(
    all.flatMap(({ key, declared }) =>
      typeof declared === "string" ? [] : key,
    ),
  );
  return all.filter(({ key }) => deprecated.has(key));
}

/** A deprecation that a release declares, or what becomes of an earlier one. */
type Declared = Omit<LivingDeprecation, "since"> | "gone" | "taken back";

/** What a release deprecates, takes away or takes back, each by one key. */
export function* declaredIn({
  deprecated,
  config,
}: Release): Generator<[key: string, declared: Declared]> {
  for (const deprecation of deprecated)
    yield [deprecation.subject, deprecation];
  for (const delta of config) {
    const { op, surface, path, origin } = delta;
    const was = op === "renamed" ? delta.was : path;
    if (op === "removed" || op === "renamed")
      yield [`${surface}/${was}`, "gone"];
    if (op === "undeprecated") yield [`${surface}/${path}`, "taken back"];
    if (op !== "deprecated") continue;
    const { removed, instead = "" } = delta;
    const declared = {
      subject: path,
      surface,
      instead,
      origin,
      ...(removed !== undefined && { removed }),
    };
    yield [`${surface}/${path}`, declared];
  }
}

/** Minor lines that are still to come, as far as the releases are known. */
function linesLeft(
  track: Track,
  here: number,
  { removed }: Deprecation,
): Pick<LivingDeprecation, "linesLeft"> {
  if (removed === undefined || !track.indexOf.has(removed)) return {};
  const current = lineOf(track.releases[here]?.version ?? removed);
  const lines = new Set(
    track.releases
      .slice(here + 1)
      .filter(({ version }) => lineOf(version) !== current)
      .filter(({ version }) => compareVersions(version, removed) <= 0)
      .map(({ version }) => lineOf(version)),
  );
  return { linesLeft: lines.size };
}

/** Next removal first, what nobody has decided last. */
export function byRemoval(a: Deprecation, b: Deprecation): number {
  if (a.removed === undefined) return b.removed === undefined ? 0 : 1;
  if (b.removed === undefined) return -1;
  return compareVersions(a.removed, b.removed);
}
