import { z } from "zod";
import { text } from "./text.ts";
import { when } from "./when.ts";

/** Something that goes wrong, by what the operator sees. */
export const trouble = z.strictObject({
  symptom: text,
  cause: text,
  when: when.exactOptional(),
  run: text.exactOptional(),
  fix: text.exactOptional(),
});
