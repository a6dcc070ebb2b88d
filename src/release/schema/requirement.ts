import { z } from "zod";
import { date, range, text } from "./text.ts";

/** Something of others that must be in a version range; it holds until changed. */
export const requirement = z.strictObject({
  range: range.describe("The versions that it works with"),
  tested: text.exactOptional().describe("The version that it was tested with"),
  recommended: text.exactOptional().describe("The version to choose"),
  check: text
    .exactOptional()
    .describe("A read-only command that prints the version in use"),
  eol: date
    .exactOptional()
    .describe("The day after which its makers no longer support the range")
    .meta({ examples: ["2027-11-11"] }),
  note: text.exactOptional().describe("What readers should know of it"),
});
