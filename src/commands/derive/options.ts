import type { Product } from "../../release/types.ts";
import { UsageError } from "../../usage.ts";
import { compareVersions, isVersion } from "../../versions.ts";
import type { Options } from "../command.ts";

/** From the name of the tag, unless it is given. */
export function versionOf(product: Product, { release, to }: Options): string {
  if (typeof release === "string") {
    if (isVersion(release)) return release;
    throw new UsageError(
      `Unexpected version \`${release}\``,
      "Write a semantic version without `v`, such as 1.3.0",
    );
  }
  const version = taggedVersion(product, to);
  if (version !== undefined) return version;
  throw new UsageError(
    to === undefined
      ? "No release was named"
      : `\`${String(to)}\` does not say which release it is`,
    "Name the release: --release 1.3.0",
    `A tag of ${product.name} that says so reads ${product.tag.replace("{{version}}", "1.3.0")}`,
  );
}

/** The version that a tag of the product is for. */
function taggedVersion(
  { tag }: Product,
  name: Options[string],
): string | undefined {
  if (typeof name !== "string") return undefined;
  const [before = "", after = ""] = tag.split("{{version}}");
  if (!name.startsWith(before) || !name.endsWith(after)) return undefined;
  const version = name.slice(before.length, name.length - after.length);
  return isVersion(version) ? version : undefined;
}

/** The release that `--from` is: a tag says so, a folder is the one before. */
export function versionBefore(
  product: Product,
  version: string,
  { from }: Options,
): string | undefined {
  const versions = product.releases.map((release) => release.version);
  const tagged = taggedVersion(product, from);
  if (tagged !== undefined && compareVersions(tagged, version) > 0)
    throw new UsageError(
      `\`${String(from)}\` is newer than ${version}, the release to write`,
      "Name the release before with --from, and the one to write with --to",
    );
  if (tagged !== undefined)
    return versions.includes(tagged) ? tagged : undefined;
  return versions.findLast((other) => compareVersions(other, version) < 0);
}

/** `new=old,new=old`: path now to path then. */
export function movedPaths(text: Options[string]): Map<string, string> {
  const pairs = typeof text === "string" ? text.split(",") : [];
  return new Map(
    pairs.map((pair) => {
      const [now, then] = pair.split("=");
      if (now && then !== undefined) return [now.trim(), then.trim()];
      throw new UsageError(
        `Unexpected \`${pair}\` in --moved`,
        "Write new=old, such as chart/values.yaml=deploy/values.yaml, or new= for a file that is new",
      );
    }),
  );
}
