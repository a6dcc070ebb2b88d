import { z } from "zod";
import { text, version } from "./text.ts";

/** Something that still works and will not for ever. */
export const deprecation = z.strictObject({
  subject: text,
  removed: version.exactOptional(),
  instead: text,
  insteadSince: version.exactOptional(),
});
