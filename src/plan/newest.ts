import type { Product, Release } from "../release/types.ts";

/** The release that a new installation should take; undefined where there is none. */
export function newestOf({
  releases,
}: Pick<Product, "releases">): Release | undefined {
  const good = releases.filter(({ status }) => status.kind === "supported");
  return (
    good.findLast(({ channel }) => channel === "stable") ??
    good.at(-1) ??
    releases.at(-1)
  );
}
