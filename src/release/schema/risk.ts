import { z } from "zod";
import { link, range, text, version } from "./text.ts";

/** A hop that is known to go wrong. */
export const risk = z.strictObject({
  from: range
    .describe("The range of versions that the hop starts from")
    .meta({ examples: ["<1.1.4"] }),
  why: text
    .describe("What goes wrong")
    .meta({ examples: ["The cache is read as if it were new"] }),
  url: link
    .exactOptional()
    .describe("Where it is told at length")
    .meta({ examples: ["https://example.org/mill/issues/12"] }),
  fixedIn: version
    .exactOptional()
    .describe("The version that mends it")
    .meta({ examples: ["1.2.1"] }),
});
