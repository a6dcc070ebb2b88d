import { z } from "zod";
import { text, version } from "./text.ts";

const fixedIn = version
  .exactOptional()
  .describe("The version to go to in its place");

/** `supported`, `eol`, `{ yanked: why }` or `{ avoid: why }`. */
export const status = z.union(
  [
    z.enum(["supported", "eol"]),
    z.strictObject({ yanked: text.describe("Why it was withdrawn"), fixedIn }),
    z.strictObject({
      avoid: text.describe("Why nobody should upgrade to it"),
      fixedIn,
    }),
  ],
  { error: "expected supported, eol, { yanked: why } or { avoid: why }" },
);
