import { z } from "zod";
import { depths } from "../types.ts";
import { id, text } from "./text.ts";

/** What limits a rollback of one depth. */
export const rollbackLimit = z.strictObject({
  depth: z
    .enum(depths)
    .describe(
      "`code` swaps the program, `schema` undoes migrations, `data` restores a backup",
    ),
  until: id
    .exactOptional()
    .describe("The step after which this depth no longer helps"),
  loses: text.exactOptional().describe("What is lost by it"),
});
