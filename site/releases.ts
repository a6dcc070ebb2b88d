import { lineOf, type Product, type Release } from "../src/index.ts";

/** A release of a product, or of the part of this id; of the product it is empty. */
export interface Published {
  readonly part: string;
  readonly release: Release;
}

/** All releases that have a page: of the product, then of each part. */
export function releasesOf({ releases, parts }: Product): Published[] {
  return [
    ...releases.map((release) => ({ part: "", release })),
    ...parts.flatMap(({ id, releases }) =>
      releases.map((release) => ({ part: id, release })),
    ),
  ];
}

/** Whether something of it has two versions, and so a way between them. */
export function hasWays({ releases, parts }: Product): boolean {
  return [{ releases }, ...parts].some(({ releases }) => releases.length > 1);
}

/** The releases of a product, or of the part of this id, oldest first. */
export function releasesBeside(
  { parts, releases }: Product,
  part: Published["part"],
): readonly Release[] {
  return parts.find(({ id }) => id === part)?.releases ?? releases;
}

/** `1.2.0`, or `crane/1.2.0` of a part: the end of its addresses. */
export function pathOf({ part, release }: Published): string {
  return part === "" ? release.version : `${part}/${release.version}`;
}

/** `Artisan 2.0.0`, or `Artisan Backend 1.2.1` of a part. */
export function titleOf(
  { name, parts }: Product,
  { part, release }: Published,
): string {
  const title = parts.find(({ id }) => id === part)?.title;
  return [name, ...(title === undefined ? [] : [title]), release.version].join(
    " ",
  );
}

/** What a reader must know of a release before anything else. */
export function standingOf({ status }: Release): string {
  const words: Record<Release["status"]["kind"], string> = {
    supported: "Supported",
    eol: "No longer supported",
    yanked: "Withdrawn",
    avoid: "Do not install",
  };
  return words[status.kind];
}

/** A minor line of releases that is supported as one. */
export interface Line {
  /** `1.2` */
  readonly line: string;
  readonly newest: Release;
  /** ISO date of its first release. */
  readonly since: string;
  readonly isSupported: boolean;
}

/** The lines of stable releases that anybody should run, newest first. */
export function linesOf(releases: readonly Release[]): Line[] {
  const sound = releases.filter(
    ({ channel, status }) =>
      channel === "stable" &&
      (status.kind === "supported" || status.kind === "eol"),
  );
  const groups = Map.groupBy(sound, ({ version }) => lineOf(version));
  return [...groups]
    .flatMap(([line, members]) => {
      const [first, newest] = [members[0], members.at(-1)];
      if (first === undefined || newest === undefined) return [];
      const isSupported = members.some(
        ({ status }) => status.kind === "supported",
      );
      return [{ line, newest, since: first.date, isSupported }];
    })
    .toReversed();
}
