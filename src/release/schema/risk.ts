import { z } from "zod";
import { link, range, text, version } from "./text.ts";

/** A hop that is known to go wrong. */
export const risk = z.strictObject({
  from: range,
  why: text,
  url: link.exactOptional(),
  fixedIn: version.exactOptional(),
});
