import { z } from "zod";
import { depths, phases } from "../types.ts";
import { id, span, text, typed, version } from "./text.ts";
import { when } from "./when.ts";

const actions = ["run", "manual", "config", "use"] as const;

const fields = {
  id: id.describe(
    "Unique in its guide; script, record and fences name the step by it",
  ),
  title: text.describe("What is done, as an instruction"),
  why: text
    .exactOptional()
    .describe("What it is good for")
    .meta({ examples: ["The rollback restores this file"] }),
  when: when
    .exactOptional()
    .describe("Only readers who chose these have the step: { platform: helm }")
    .meta({ examples: [{ platform: "helm" }] }),
  run: typed.exactOptional().describe("The commands, in order"),
  manual: text.exactOptional().describe("What a person does by hand"),
  /** A surface: the edits are rendered from the leg's configuration deltas. */
  config: id
    .exactOptional()
    .describe(
      "A surface: the changes of its settings stand here, in the form of its file",
    )
    .meta({ examples: ["env"] }),
  /** A runbook whose steps stand here. */
  use: id
    .exactOptional()
    .describe("A runbook whose steps stand here")
    .meta({ examples: ["rotate-keys"] }),
  before: id
    .exactOptional()
    .describe("The step that this one stands before")
    .meta({ examples: ["deploy"] }),
  after: id
    .exactOptional()
    .describe("The step that this one stands after")
    .meta({ examples: ["dump"] }),
  expect: text
    .exactOptional()
    .describe("What the reader sees when it went well")
    .meta({ examples: ["`deployment.apps/mill image updated`"] }),
  prints: text
    .exactOptional()
    .describe(
      "A sample of what the last command prints: the dry run goes on with it",
    )
    .meta({ examples: ["2.0.0"] }),
  downtime: span
    .exactOptional()
    .describe("How long the product is down, the least and the most: 30s..2m")
    .meta({ examples: ["30s..2m"] }),
  skip: text
    .exactOptional()
    .describe("Why the dry run leaves it out")
    .meta({ examples: ["Needs the console of the cloud"] }),
  depth: z
    .enum(depths)
    .exactOptional()
    .describe("How deep a rollback this step belongs to")
    .meta({ examples: ["schema"] }),
  part: id
    .exactOptional()
    .describe("The part whose upgrades have the step")
    .meta({ examples: ["chart"] }),
  repeat: z
    .enum(["every-hop", "once", "final-only"])
    .exactOptional()
    .describe("On which legs of a longer way; on every one without it")
    .meta({ examples: ["final-only"] }),
  /** A migration tool: only on legs that bring migrations of it. */
  migrates: id
    .exactOptional()
    .describe("A migration tool: only where a leg brings migrations of it")
    .meta({ examples: ["alembic"] }),
  since: version
    .exactOptional()
    .describe("The first target version whose guides carry the step")
    .meta({ examples: ["1.3.0"] }),
  until: version
    .exactOptional()
    .describe("The last target version whose guides carry the step")
    .meta({ examples: ["1.9.0"] }),
};

/** A step of a product, listed under its phase. */
export const step = z
  .strictObject(fields)
  .superRefine((written, context) => oneAction(written, context));

/** A step that a release brings names its phase. */
export const releaseStep = z
  .strictObject({
    ...fields,
    phase: z.enum(phases).describe("Where it stands in the guide"),
  })
  .superRefine((written, context) => oneAction(written, context));

/** A step of a runbook, in its phase; in the main one where it names none. */
export const runbookStep = z
  .strictObject({
    ...fields,
    phase: z
      .enum(phases)
      .default("upgrade")
      .describe("Where it stands in the guide"),
  })
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
