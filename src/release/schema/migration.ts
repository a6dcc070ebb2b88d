import { z } from "zod";
import { duration, id, range, text, version } from "./text.ts";

const cost = z.strictObject({
  rows: z.int().nonnegative(),
  took: duration,
  on: text,
});

const common = {
  runs: z.enum(["on-start", "by-hand", "background"]),
  online: z.boolean(),
  reversible: z.boolean(),
  cost: z.array(cost).default([]),
  carriedIn: range.exactOptional(),
  finishBefore: version.exactOptional(),
  wait: text.exactOptional(),
  note: text.exactOptional(),
  confirm: text.exactOptional(),
};

const revisions = z.strictObject({
  tool: id,
  range: z
    .string()
    .regex(
      /^\S+?\.\.\S+$/,
      "expected two revisions, such as 3d1f0a92..8f21c0d4",
    ),
  ...common,
});

/** Code of the product's own; a step of the release bears its id. */
const own = z.strictObject({ id, title: text, ...common });

/** A change of stored data. */
export const migration = z.union([revisions, own], {
  error: "expected tool and range, or id and title; runs, online, reversible",
});
