import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";
import { markdownFiles } from "./markdown/files.ts";

const guide = z.object({
  title: z.string(),
  guidepost: z.object({
    product: z.string(),
    // A runbook stays at one version, an overview is of all.
    from: z.string().optional(),
    to: z.string().optional(),
    sources: z.array(z.string()).default([]),
  }),
});

/** Starlight's own words, where ours are better. */
const words = [{ id: "en-GB", "search.label": "Search guides and rules" }];

export const collections = {
  docs: defineCollection({
    loader: markdownFiles("content/docs", "docs/"),
    schema: docsSchema(),
  }),
  guides: defineCollection({
    loader: markdownFiles("content/guides"),
    schema: guide,
  }),
  i18n: defineCollection({ loader: () => words, schema: i18nSchema() }),
};
