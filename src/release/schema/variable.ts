import { z } from "zod";
import { id, text, typed } from "./text.ts";
import { when } from "./when.ts";

const asked = z.strictObject({
  ask: text.describe("What the reader is asked for"),
  example: typed.describe("A value that could be one"),
  when: when.exactOptional().describe("Only readers who chose these need it"),
});

const secret = z.strictObject({
  ask: text.describe("What the reader is asked for"),
  secret: z.literal(true).describe("It is asked for and never shown"),
  when: when.exactOptional().describe("Only readers who chose these need it"),
});

const fixed = z.strictObject({
  value: typed.describe(
    "The same for everybody; {{version}} and its like are filled in",
  ),
  when: when.exactOptional().describe("Only readers who chose these need it"),
});

const revision = z.strictObject({
  revision: id.describe("A migration tool: the newest revision of it"),
  at: z.enum(["from", "to"]).describe("At which end of the leg"),
  when: when.exactOptional().describe("Only readers who chose these need it"),
});

/** One of the reader's values, or one of ours. */
export const variable = z.union([asked, secret, fixed, revision], {
  error:
    "expected ask and example, ask and secret: true, value, or revision and at",
});
