import { pathToFileURL } from "node:url";
import { generateGuides, readGuides, type GuideSource } from "../src/site.ts";
import { readReleases } from "./markdown/release-pages.ts";

/** The Markdown of a page, without title and front matter. */
export interface PageSource {
  readonly body: string;
  /** From the folder that holds `content/`; none where it is made of metadata. */
  readonly file?: string;
}

/** What the pages of a site are made of, by their ids. */
export interface Sources {
  readonly guides: ReadonlyMap<string, PageSource & Pick<GuideSource, "facts">>;
  readonly releases: ReadonlyMap<string, PageSource>;
}

export interface Repository {
  /** The folder that holds `content/`, absolute. */
  readonly root: string;
  /** Where the guides stand, from the root. */
  readonly guides: string;
  /** As they stand on disk, or as they would be generated now. */
  readonly as: "written" | "generated";
}

export async function readSources({
  root,
  guides,
  as,
}: Repository): Promise<Sources> {
  const read = as === "written" ? readGuides : generateGuides;
  const [found, releases] = await Promise.all([
    read(root, guides),
    readReleases(pathToFileURL(`${root}/`)),
  ]);
  return {
    guides: new Map(found.map((guide) => [guide.id, guideOf(guide)])),
    releases: new Map(releases.map(({ id, body }) => [id, { body }])),
  };
}

function guideOf({ file, text, facts }: GuideSource) {
  return { body: text.replace(/^---\n.*?\n---\n/s, ""), file, facts };
}
