declare module "virtual:guidepost/site" {
  /** Written by `virtual.ts`. */
  export const settings: import("./settings.ts").SiteSettings;
  /** Renders the guide of an id. */
  export const guides: Readonly<
    Record<string, () => Promise<import("./settings.ts").RenderedGuide>>
  >;
  /** Renders the page of a release: `artisan/2.0.0`, `artisan/backend/1.2.1`. */
  export const releases: typeof guides;
}
