/** What building a site needs beside the public API: for `site/` alone. */
export {
  generateGuides,
  readGuides,
  type GuideSource,
  type GuideSourceFacts,
} from "./commands/site/guides.ts";
export { UsageError } from "./usage.ts";
