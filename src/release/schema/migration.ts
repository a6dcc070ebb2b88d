import { z } from "zod";
import { duration, id, range, text, version } from "./text.ts";

const cost = z.strictObject({
  rows: z.int().nonnegative().describe("How many rows there were"),
  took: duration.describe("How long it took: 30s, 4m, 2h"),
  on: text.describe("On which machine"),
});

const common = {
  runs: z
    .enum(["on-start", "by-hand", "background"])
    .describe(
      "When it runs; `background` goes on after the upgrade, and the next leg waits for it",
    ),
  online: z
    .boolean()
    .describe(
      "Whether the release before keeps working while and after it runs",
    ),
  reversible: z.boolean().describe("Whether it can be undone"),
  cost: z.array(cost).default([]).describe("How long it took somewhere"),
  carriedIn: range
    .exactOptional()
    .describe("The range of releases that contain its code")
    .meta({ examples: [">=1.4 <2"] }),
  finishBefore: version
    .exactOptional()
    .describe("The first version that refuses to start before it has finished"),
  wait: text
    .exactOptional()
    .describe("A read-only command that waits until it is done"),
  note: text.exactOptional().describe("What readers should know of it"),
  confirm: text
    .exactOptional()
    .describe("A guess: what somebody must look at before taking this out")
    .meta({ examples: ["whether it runs at the start"] }),
};

const revisions = z.strictObject({
  tool: id.describe("The tool that runs it, as product.yaml names it"),
  range: z
    .string()
    .regex(
      /^\S+?\.\.\S+$/,
      "expected two revisions, such as 3d1f0a92..8f21c0d4",
    )
    .describe(
      "The revision before the first of them, and the last: 3d1f0a92..8f21c0d4",
    ),
  ...common,
});

/** Code of the product's own; a step of the release bears its id. */
const own = z.strictObject({
  id: id.describe("The step that runs it bears the same id"),
  title: text.describe("What is changed, in words"),
  ...common,
});

/** A change of stored data. */
export const migration = z.union([revisions, own], {
  error: "expected tool and range, or id and title; runs, online, reversible",
});
