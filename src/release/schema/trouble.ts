import { z } from "zod";
import { text } from "./text.ts";
import { when } from "./when.ts";

const fields = {
  symptom: text,
  cause: text,
  when: when.exactOptional(),
  run: text.exactOptional(),
  fix: text.exactOptional(),
};

/** Something that goes wrong, by what the operator sees. */
export const trouble = z.strictObject(fields);

/** One that any release may show: in an upgrade, or on any day. */
export const commonTrouble = z.strictObject({
  ...fields,
  during: z.enum(["upgrade", "operation"]).default("upgrade"),
});
