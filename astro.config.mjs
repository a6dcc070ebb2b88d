// @ts-check
import { fileURLToPath } from "node:url";
import starlight from "@astrojs/starlight";
import { satteri } from "@astrojs/markdown-satteri";
import { defineConfig } from "astro/config";
import { pageBody } from "./site/markdown/page-body.ts";
import { rehearsed } from "./site/markdown/rehearsed.ts";
import { safeLinks } from "./site/markdown/safe-links.ts";
import { scrolledTables } from "./site/markdown/scrolled-tables.ts";

const { SITE, BASE = "/" } = process.env;
const root = new URL("./", import.meta.url);
const content = new URL("content/", root);
const record = new URL(".guidepost/dry-run.json", root);

export default defineConfig({
  ...(SITE && { site: SITE }),
  base: BASE,
  srcDir: "./site",
  publicDir: "./site/public",
  trailingSlash: "always",
  devToolbar: { enabled: false },
  prefetch: false,
  vite: {
    resolve: {
      alias: [
        {
          find: /^@pagefind\/default-ui$/,
          replacement: fileURLToPath(new URL("site/search.ts", root)),
        },
      ],
    },
  },
  markdown: {
    processor: satteri({
      // Commands stand in the prose: `--` and quotes stay as they are.
      features: { smartPunctuation: false },
      hastPlugins: [
        pageBody({ base: BASE, content }),
        safeLinks,
        scrolledTables,
        rehearsed({ record, root }),
      ],
    }),
  },
  integrations: [
    starlight({
      title: "Guidepost",
      description:
        "Upgrade guides generated from release facts, every command checked",
      locales: { root: { label: "English", lang: "en-GB" } },
      favicon: "/favicon.svg",
      customCss: [
        "./site/styles/theme.css",
        "./site/styles/content.css",
        "./site/styles/print.css",
      ],
      components: {
        Header: "./site/components/Header.astro",
        Hero: "./site/components/Hero.astro",
        Footer: "./site/components/Footer.astro",
        SiteTitle: "./site/components/SiteTitle.astro",
        MobileMenuFooter: "./site/components/MobileMenuFooter.astro",
      },
      routeMiddleware: "./site/sidebar.ts",
      markdown: { processedDirs: ["./content"] },
      disable404Route: true,
      pagination: false,
      expressiveCode: {
        themes: ["github-dark", "github-light"],
        useStarlightUiThemeColors: true,
        defaultProps: { frame: "none" },
        styleOverrides: { borderRadius: "0.375rem" },
      },
    }),
  ],
});
