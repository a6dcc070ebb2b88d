import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";
import { markdownFiles } from "./markdown/files.ts";
import { releasePages } from "./markdown/release-pages.ts";

const release = z.object({
  product: z.string(),
  /** Empty for the product itself. */
  part: z.string(),
  version: z.string(),
  title: z.string(),
});

/** Starlight's own words, where ours are better. */
const words = [{ id: "en-GB", "search.label": "Search guides and rules" }];

export const collections = {
  docs: defineCollection({
    loader: markdownFiles("content/docs", "docs/"),
    schema: docsSchema(),
  }),
  releases: defineCollection({ loader: releasePages(), schema: release }),
  i18n: defineCollection({ loader: () => words, schema: i18nSchema() }),
};
