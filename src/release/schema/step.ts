import { z } from "zod";
import { depths, phases } from "../types.ts";
import { id, span, text, version } from "./text.ts";
import { when } from "./when.ts";

const actions = ["run", "manual", "config", "use"] as const;

const fields = {
  id,
  title: text,
  why: text.exactOptional(),
  when: when.exactOptional(),
  run: text.exactOptional(),
  manual: text.exactOptional(),
  /** A surface: the edits are rendered from the leg's configuration deltas. */
  config: id.exactOptional(),
  /** A runbook whose steps stand here. */
  use: id.exactOptional(),
  before: id.exactOptional(),
  after: id.exactOptional(),
  expect: text.exactOptional(),
  prints: text.exactOptional(),
  downtime: span.exactOptional(),
  skip: text.exactOptional(),
  depth: z.enum(depths).exactOptional(),
  part: id.exactOptional(),
  repeat: z.enum(["every-hop", "once", "final-only"]).exactOptional(),
  /** A migration tool: only on legs that bring migrations of it. */
  migrates: id.exactOptional(),
  since: version.exactOptional(),
  until: version.exactOptional(),
};

/** A step of a product, listed under its phase. */
export const step = z
  .strictObject(fields)
  .superRefine((written, context) => oneAction(written, context));

/** A step that a release brings names its phase. */
export const releaseStep = z
  .strictObject({ ...fields, phase: z.enum(phases) })
  .superRefine((written, context) => oneAction(written, context));

/** A step of a runbook, in its phase; in the main one where it names none. */
export const runbookStep = z
  .strictObject({ ...fields, phase: z.enum(phases).default("upgrade") })
  .superRefine((written, context) => oneAction(written, context));

function oneAction(
  written: Partial<Record<(typeof actions)[number], unknown>>,
  context: z.core.$RefinementCtx,
) {
  const found = actions.filter((name) => written[name] !== undefined);
  if (found.length === 1) return;
  context.addIssue({
    code: "custom",
    message: `expected exactly one of run, manual, config and use, found ${found.join(" and ") || "none"}`,
  });
}
