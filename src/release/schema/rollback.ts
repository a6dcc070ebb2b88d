import { z } from "zod";
import { depths } from "../types.ts";
import { id, text } from "./text.ts";

/** What limits a rollback of one depth. */
export const rollbackLimit = z.strictObject({
  depth: z.enum(depths),
  until: id.exactOptional(),
  loses: text.exactOptional(),
});
