import { z } from "zod";
import { link, range, text, version } from "./text.ts";

/** A hop that is known to go wrong. */
export const risk = z.strictObject({
  from: range.describe("The range of versions that the hop starts from"),
  why: text.describe("What goes wrong"),
  url: link.exactOptional().describe("Where it is told at length"),
  fixedIn: version.exactOptional().describe("The version that mends it"),
});
