import { usualHops } from "../../plan/path/hops.ts";
import type { Product, Release } from "../../release/types.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, counted, prose } from "../prose.ts";

/** Releases of the product or of one of its parts, newest first. */
export interface TrackView {
  /** Empty for the product itself. */
  readonly title: string;
  readonly releases: readonly ReleaseRow[];
  /** Whether it matters to which channel a release belongs. */
  readonly severalChannels: boolean;
}

export interface ReleaseRow {
  /** Linked with its guide, where there is one. */
  readonly version: string;
  readonly date: string;
  readonly channel: string;
  readonly status: string;
  readonly brings: string;
}

/** The releases of the product, and of its parts that have any. */
export function viewOfTracks(product: Product, origins: Origins): TrackView[] {
  const { releases, parts } = product;
  return [
    { title: "", releases },
    ...parts.map(({ title, releases }) => ({ title: prose(title), releases })),
  ]
    .filter(({ releases }) => releases.length > 0)
    .map(({ title, releases }) => ({
      title,
      releases: releaseRows(product, releases, origins),
      severalChannels: new Set(releases.map(({ channel }) => channel)).size > 1,
    }));
}

function releaseRows(
  product: Product,
  releases: readonly Release[],
  origins: Origins,
): ReleaseRow[] {
  const guides = new Map(
    releases === product.releases
      ? usualHops(product).map(({ from, to }) => [to, `${from}-to-${to}.md`])
      : [],
  );
  return releases
    .map((release) => {
      const { version, date, channel, summary, origin } = release;
      const guide = guides.get(version);
      const counts = countsInWords(release);
      const known = product.channels.find(({ id }) => id === channel);
      return {
        version: origins.markWhole(
          guide === undefined ? version : `[${version}](${guide})`,
          origin.file,
          lineOf(origin, "version"),
        ),
        date,
        channel: cell(known?.title ?? channel),
        status: statusCell(release),
        brings: `${cell(summary)}.${counts && ` ${counts}.`}`,
      };
    })
    .toReversed();
}

function statusCell({ status }: Release): string {
  switch (status.kind) {
    case "supported":
      return "yes";
    case "eol":
      return "no longer";
    case "yanked":
    case "avoid": {
      const word = status.kind === "yanked" ? "Withdrawn" : "Do not install";
      const fixed =
        status.fixedIn === undefined ? "" : `; fixed in ${status.fixedIn}`;
      return `${word}: ${cell(status.reason)}${fixed}`;
    }
  }
}

/** What a reader would look for in the guide: `2 breaking changes, 1 migration`. */
export function countsInWords({
  changes,
  config,
  migrations,
  deprecated,
}: Release): string {
  const breaking = changes.filter(({ kind }) => kind === "breaking").length;
  return [
    { number: breaking, noun: "breaking change" },
    { number: config.length, noun: "setting" },
    { number: migrations.length, noun: "migration" },
    { number: deprecated.length, noun: "deprecation" },
  ]
    .filter(({ number }) => number > 0)
    .map(({ number, noun }) => counted(number, noun))
    .join(", ");
}
