import { z } from "zod";
import { date, range, text } from "./text.ts";

/** Something of others that must be in a version range; it holds until changed. */
export const requirement = z.strictObject({
  range,
  tested: text.exactOptional(),
  recommended: text.exactOptional(),
  check: text.exactOptional(),
  eol: date.exactOptional(),
  note: text.exactOptional(),
});
