import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";
import { settings } from "virtual:guidepost/site";
import { docKinds } from "./doc-kinds.ts";
import { markdownFiles } from "./markdown/files.ts";

/** Starlight's own words, where ours are better. */
const words = [{ id: "en-GB", "search.label": "Search guides and rules" }];

export const collections = {
  docs: defineCollection({
    loader: markdownFiles(new URL("content/docs/", settings.root)),
    schema: docsSchema({
      extend: z.object({ kind: z.enum(docKinds).optional() }),
    }),
  }),
  i18n: defineCollection({ loader: () => words, schema: i18nSchema() }),
};
