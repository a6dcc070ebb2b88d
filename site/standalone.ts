import starlight from "@astrojs/starlight";
import type { AstroUserConfig } from "astro";
import { fileURLToPath } from "node:url";
import guidepost from "./astro.ts";
import type { Frame } from "./settings.ts";

export interface StandaloneOptions {
  /** The folder that holds `content/`; the project's root without it. */
  readonly root?: string;
  /** Where its guides stand, from the root; `content/guides` without it. */
  readonly guides?: string;
  readonly frame: Exclude<Frame, "starlight">;
  readonly title: string;
  readonly description: string;
  /** Where the site is published: `https://example.com`. Without it there is no sitemap. */
  readonly url?: string;
  /** The path it is served under; default `/`. */
  readonly base?: string;
}

const styling = (path: string) =>
  fileURLToPath(new URL(`../site/${path}`, import.meta.url));

/** A whole site around the guides, with Guidepost's own frame and look. */
export function standalone({
  root,
  guides,
  frame,
  title,
  description,
  url,
  base = "/",
}: StandaloneOptions) {
  return {
    ...(url !== undefined && { site: url }),
    base,
    trailingSlash: "always" as const,
    devToolbar: { enabled: false },
    prefetch: false,
    vite: {
      // That of a package around the guides is for other styles, and is code.
      css: { postcss: { plugins: [] } },
      resolve: {
        // Astro finds these in a package.json, which a folder of guides may lack.
        noExternal: [/^@astrojs\//, /^astro-expressive-code/],
        alias: [
          {
            find: /^@pagefind\/default-ui$/,
            replacement: styling("search.ts"),
          },
        ],
      },
    },
    integrations: [
      starlight({
        title,
        description,
        locales: { root: { label: "English", lang: "en-GB" } },
        favicon: "/favicon.svg",
        components: {
          Header: styling("components/Header.astro"),
          Hero: styling("components/Hero.astro"),
          Footer: styling("components/Footer.astro"),
          SiteTitle: styling("components/SiteTitle.astro"),
          MobileMenuFooter: styling("components/MobileMenuFooter.astro"),
        },
        disable404Route: true,
        pagination: false,
        expressiveCode: {
          themes: ["github-dark", "github-light"],
          useStarlightUiThemeColors: true,
          defaultProps: { frame: "none" },
          styleOverrides: { borderRadius: "0.375rem" },
        },
        plugins: [
          guidepost({
            frame,
            ...(root !== undefined && { root }),
            ...(guides !== undefined && { guides }),
          }),
        ],
      }),
    ],
  } satisfies AstroUserConfig;
}
