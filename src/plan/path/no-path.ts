import type { Product, Release } from "../../release/types.ts";
import { compareVersions, isVersion, type Version } from "../../versions.ts";
import type { Request } from "../plan.ts";
import type { Waiver } from "./waivers.ts";

/** Why there is no way, and what the reader can do about it. */
export interface NoPath {
  readonly kind: "no-path";
  readonly because:
    "unknown-version" | "same-version" | "downgrade" | "blocked";
  readonly why: string;
  readonly instead: string;
  /** For `blocked`: small sets of constraints that would open a way. */
  readonly waivers: readonly Waiver[];
}

/** What is wrong with the two versions themselves; undefined where a search may begin. */
export function endsProblem(
  product: Product,
  { from, to }: { readonly from: Version; readonly to: Version },
  { parts = [] }: Pick<Request, "parts"> = {},
): NoPath | undefined {
  for (const version of [from, to]) {
    if (product.releases.some((release) => release.version === version))
      continue;
    return unknownVersion(product.name, product.releases, version);
  }
  const order = compareVersions(from, to);
  // The product may stay where it is while a part of it moves.
  if (order === 0 && parts.length > 0) return undefined;
  if (order === 0) {
    return noPath("same-version", {
      why: `${from} is the version to upgrade to already`,
      instead: `Name a later version of ${product.name}`,
    });
  }
  if (order < 0) return undefined;
  return noPath("downgrade", {
    why: `${to} is older than ${from}`,
    instead: `Follow the rollback section of the guide from ${to} to ${from}`,
  });
}

/** Names the neighbours of a version that does not exist. */
export function unknownVersion(
  name: string,
  releases: readonly Release[],
  version: Version,
): NoPath {
  const known = releases.map((release) => release.version);
  const why = `${name} has no release ${version}`;
  const plain = version.replace(/^v/, "");
  if (known.includes(plain))
    return noPath("unknown-version", { why, instead: `Write ${plain}` });
  if (!isVersion(version))
    return noPath("unknown-version", {
      why,
      instead: `Its releases are ${known.join(", ") || "still to be written"}`,
    });
  const below = known.filter((other) => compareVersions(other, version) < 0);
  const above = known.filter((other) => compareVersions(other, version) > 0);
  const neighbours = [below.at(-1), above.at(0)].filter(
    (neighbour) => neighbour !== undefined,
  );
  return noPath("unknown-version", {
    why,
    instead:
      neighbours.length === 1
        ? `Its neighbour is ${neighbours.join("")}`
        : `Its neighbours are ${neighbours.join(" and ")}`,
  });
}

function noPath(
  because: NoPath["because"],
  words: Pick<NoPath, "why" | "instead">,
): NoPath {
  return { kind: "no-path", because, waivers: [], ...words };
}
