import { z } from "zod";
import { id, text } from "./text.ts";
import { when } from "./when.ts";

const asked = z.strictObject({
  ask: text,
  example: text,
  when: when.exactOptional(),
});

const secret = z.strictObject({
  ask: text,
  secret: z.literal(true),
  when: when.exactOptional(),
});

const fixed = z.strictObject({ value: text, when: when.exactOptional() });

const revision = z.strictObject({
  revision: id,
  at: z.enum(["from", "to"]),
  when: when.exactOptional(),
});

/** One of the reader's values, or one of ours. */
export const variable = z.union([asked, secret, fixed, revision], {
  error:
    "expected ask and example, ask and secret: true, value, or revision and at",
});
