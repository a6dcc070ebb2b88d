/** What building a site needs beside the public API: for `site/` alone. */
export { guidesFolder } from "./commands/guides-folder.ts";
export { generateGuides, readGuides } from "./commands/site/guides.ts";
export type { GuideSource } from "./commands/site/guides.ts";
