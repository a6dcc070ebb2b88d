declare module "virtual:guidepost/site" {
  type Pages = Readonly<
    Record<string, () => Promise<import("./settings.ts").RenderedPage>>
  >;

  /** Written by `virtual.ts`. */
  export const settings: import("./settings.ts").SiteSettings;
  /** Renders the guide of an id. */
  export const guides: Pages;
  /** Renders what a release brings: `whispa/1.2.0`. */
  export const releases: Pages;
}
