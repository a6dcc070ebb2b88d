/** What all pages of a site know: `settings` of `virtual:guidepost/site`. */
export interface SiteSettings {
  /** URL of the folder that holds `content/`, with a slash at its end. */
  readonly root: string;
  /** URL of the folder Guidepost is installed in, with a slash at its end. */
  readonly home: string;
  readonly title: string;
  readonly description: string;
  /** A page of Guidepost's own frame, or of somebody's Starlight. */
  readonly frame: Frame;
  /** Of all guides, oldest file first; their texts are loaded page by page. */
  readonly guides: readonly GuideEntry[];
}

/**
 * Whose pages surround the guides: Guidepost's own documentation, a site made by
 * `guidepost site`, or a Starlight site with its own title, search and home.
 */
export type Frame = "tool" | "site" | "starlight";

/** A page made of a Markdown file among the guides. */
export interface GuideEntry {
  /** The path below the folder of the guides, without its ending. */
  readonly id: string;
  /** From the folder that holds `content/`. */
  readonly filePath: string;
  readonly data: {
    readonly title: string;
    readonly guidepost: {
      readonly product: string;
      /** A runbook stays at one version, an overview is of all. */
      readonly from?: string;
      readonly to?: string;
      readonly sources: readonly string[];
    };
  };
}

/** The text of a page as HTML. */
export interface RenderedPage {
  readonly html: string;
  readonly headings: readonly PageHeading[];
  /** The Markdown that it was made from, without front matter. */
  readonly body: string;
}

export interface PageHeading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}
