import type { Product, Release } from "../release/types.ts";
import { compareVersions, inRange, type Version } from "../versions.ts";

/** One step of a path: the releases after `from`, up to and with `to`. */
export interface Hop {
  readonly from: Version;
  readonly to: Version;
  readonly releases: readonly Release[];
}

export interface Path {
  readonly kind: "path";
  readonly hops: readonly Hop[];
}

/** Why there is no way, and what the reader can do about it. */
export interface NoPath {
  readonly kind: "no-path";
  readonly because:
    "unknown-version" | "same-version" | "downgrade" | "not-from-here";
  readonly why: string;
  readonly instead: string;
}

/**
 * Lands on every release between two versions: the order that every product
 * has tested. A release whose `from` leaves out its predecessor ends the path.
 */
export function findPath(
  product: Product,
  from: Version,
  to: Version,
): Path | NoPath {
  for (const version of [from, to]) {
    if (!product.releases.some((release) => release.version === version)) {
      return unknownVersion(product, version);
    }
  }
  const order = compareVersions(from, to);
  if (order === 0) {
    return noPath("same-version", {
      why: `${from} is the version to upgrade to already`,
      instead: `Name a later version of ${product.name}`,
    });
  }
  if (order > 0) {
    return noPath("downgrade", {
      why: `${to} is older than ${from}`,
      instead: `Follow the rollback section of the guide from ${to} to ${from}`,
    });
  }

  const hops: Hop[] = [];
  let here = from;
  for (const release of product.releases) {
    const { version } = release;
    if (compareVersions(version, from) <= 0) continue;
    if (compareVersions(version, to) > 0) break;
    if (release.from !== undefined && !inRange(here, release.from)) {
      return noPath("not-from-here", {
        why: `${version} upgrades from ${release.from} only, and ${here} is the release before it`,
        instead: `Correct \`from\` in ${release.origin.file}, or name a version it allows`,
      });
    }
    hops.push({ from: here, to: version, releases: [release] });
    here = version;
  }
  return { kind: "path", hops };
}

function unknownVersion(product: Product, version: Version): NoPath {
  const known = product.releases.map((release) => release.version);
  const below = known.filter((other) => compareVersions(other, version) < 0);
  const above = known.filter((other) => compareVersions(other, version) > 0);
  const neighbours = [below.at(-1), above.at(0)].filter(
    (neighbour) => neighbour !== undefined,
  );
  return noPath("unknown-version", {
    why: `${product.name} has no release ${version}`,
    instead: `Its neighbours are ${neighbours.join(" and ")}`,
  });
}

function noPath(
  because: NoPath["because"],
  words: Pick<NoPath, "why" | "instead">,
): NoPath {
  return { kind: "no-path", because, ...words };
}
