import { z } from "zod";
import { text } from "./text.ts";
import { when } from "./when.ts";

/** A landing that no way may jump over. */
export const stop = z.strictObject({
  at: z.enum(["version", "line"]).default("version"),
  because: text,
  when: when.exactOptional(),
  probe: text.exactOptional(),
  wait: text.exactOptional(),
  override: text.exactOptional(),
});
