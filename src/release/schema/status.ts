import { z } from "zod";
import { text, version } from "./text.ts";

const fixedIn = version
  .exactOptional()
  .describe("The version to go to in its place")
  .meta({ examples: ["1.2.1"] });

/** `supported`, `eol`, `{ yanked: why }` or `{ avoid: why }`. */
export const status = z.union(
  [
    z.enum(["supported", "eol"]),
    z.strictObject({
      yanked: text
        .describe("Why it was withdrawn")
        .meta({ examples: ["It forgets the second shelf"] }),
      fixedIn,
    }),
    z.strictObject({
      avoid: text
        .describe("Why nobody should upgrade to it")
        .meta({ examples: ["It starts only on the second attempt"] }),
      fixedIn,
    }),
  ],
  { error: "expected supported, eol, { yanked: why } or { avoid: why }" },
);
