declare module "virtual:guidepost/site" {
  /** Written by `virtual.ts`. */
  export const settings: import("./settings.ts").SiteSettings;
  /** Renders the guide of an id. */
  export const guides: Readonly<
    Record<string, () => Promise<import("./settings.ts").RenderedGuide>>
  >;
}
