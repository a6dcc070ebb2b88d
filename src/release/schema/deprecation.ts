import { z } from "zod";
import { text, version } from "./text.ts";

/** Something that still works and will not for ever. */
export const deprecation = z.strictObject({
  subject: text.describe("What is deprecated, as people write it"),
  removed: version.exactOptional().describe("The version planned to remove it"),
  instead: text.describe("What to use in its place"),
  insteadSince: version
    .exactOptional()
    .describe("The version that brought that"),
});
