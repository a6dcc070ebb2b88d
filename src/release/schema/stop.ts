import { z } from "zod";
import { text } from "./text.ts";
import { when } from "./when.ts";

/** A landing that no way may jump over. */
export const stop = z.strictObject({
  at: z
    .enum(["version", "line"])
    .default("version")
    .describe("`line`: any release of the same minor line will do"),
  because: text.describe("Why it must not be jumped over"),
  when: when
    .exactOptional()
    .describe("Only for readers who chose these; unanswered counts as yes")
    .meta({ examples: [{ platform: "helm" }] }),
  probe: text
    .exactOptional()
    .describe("A read-only command that tells whether it applies")
    .meta({ examples: ["kubectl get job copy-owners"] }),
  wait: text.exactOptional().describe("What to wait for before the next leg"),
  override: text
    .exactOptional()
    .describe("What a reader risks who jumps over it all the same"),
});
