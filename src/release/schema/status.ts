import { z } from "zod";
import { text, version } from "./text.ts";

const fixedIn = version.exactOptional();

/** `supported`, `eol`, `{ yanked: why }` or `{ avoid: why }`. */
export const status = z.union(
  [
    z.enum(["supported", "eol"]),
    z.strictObject({ yanked: text, fixedIn }),
    z.strictObject({ avoid: text, fixedIn }),
  ],
  { error: "expected supported, eol, { yanked: why } or { avoid: why }" },
);
