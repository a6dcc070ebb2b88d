import { z } from "zod";
import { text, typed } from "./text.ts";
import { when } from "./when.ts";

const fields = {
  symptom: text.describe("What the operator sees"),
  cause: text.describe("Why it happens"),
  when: when
    .exactOptional()
    .describe("Only readers who chose these are told")
    .meta({ examples: [{ platform: "helm" }] }),
  run: typed.exactOptional().describe("Commands that mend it"),
  fix: text.exactOptional().describe("What mends it, in words"),
};

/** Something that goes wrong, by what the operator sees. */
export const trouble = z.strictObject(fields);

/** One that any release may show: in an upgrade, or on any day. */
export const commonTrouble = z.strictObject({
  ...fields,
  during: z
    .enum(["upgrade", "operation"])
    .default("upgrade")
    .describe("In an upgrade, or on any day"),
});
