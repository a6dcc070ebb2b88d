import { z } from "zod";
import { depths, phases } from "../types.ts";

const text = z.string();
const when = z.record(text, z.array(text)).optional();
const version = z.string();
const duration = z.strictObject({
  least: z.number().describe("Seconds"),
  most: z.number().describe("Seconds"),
});
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const obstacle = z.strictObject({
  kind: z.enum([
    "stop",
    "migration",
    "requirement",
    "from",
    "status",
    "risk",
    "policy",
    "channel",
  ]),
  release: version,
  because: text,
  id: text.describe("What to waive"),
  override: text.optional(),
});

const action = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("run"), run: text }),
  z.strictObject({ kind: z.literal("manual"), manual: text }),
  z.strictObject({ kind: z.literal("config"), surface: text }),
  z.strictObject({ kind: z.literal("use"), runbook: text }),
]);

const step = z.strictObject({
  id: text,
  title: text,
  phase: z.enum(phases),
  action,
  why: text.optional(),
  when,
  before: text.optional(),
  after: text.optional(),
  expect: text.optional(),
  prints: text.optional(),
  downtime: duration.optional(),
  skip: text.optional(),
  depth: z.enum(depths).optional(),
  part: text.optional(),
  repeat: z.enum(["every-hop", "once", "final-only"]).optional(),
  migrates: text.optional(),
  since: version.optional(),
  until: version.optional(),
});

const requirement = z.strictObject({
  name: text,
  range: text,
  tested: text.optional(),
  recommended: text.optional(),
  check: text.optional(),
  eol: text.optional(),
  note: text.optional(),
});

/** Keys, values and transforms differ by `op`; see the release schema. */
const setting = z.looseObject({
  op: text,
  surface: text,
  path: text,
  was: scalar.optional(),
  now: scalar.optional(),
  note: text.optional(),
});

const migration = z.looseObject({
  kind: z.enum(["revisions", "own"]),
  runs: z.enum(["on-start", "by-hand", "background"]),
  online: z.boolean(),
  reversible: z.boolean(),
});

const change = z.looseObject({
  id: text,
  kind: z.enum(["breaking", "behaviour", "security", "known-issue"]),
  title: text,
  impact: text,
  when,
});

const rollback = z.strictObject({
  depth: z.enum(depths),
  steps: z.array(step),
  until: text.optional(),
  loses: text.optional(),
  schema: z.enum(["unchanged", "compatible", "incompatible"]),
});

const warning = z.looseObject({
  kind: text,
  surface: text,
  path: text,
  message: text,
});

const leg = z.strictObject({
  part: text.describe("Part id; empty for the product itself"),
  from: version,
  to: version,
  releases: z.array(version),
  lost: z.array(version),
  landing: z.array(obstacle),
  variables: z.array(
    z.strictObject({
      name: text,
      kind: z.enum(["asked", "secret", "computed"]),
      ask: text,
      value: text.describe("The value, or an example of it"),
      when,
    }),
  ),
  steps: z.array(step),
  leftOut: z.array(z.strictObject({ id: text, why: text })),
  requires: z.array(requirement),
  config: z.array(setting),
  warnings: z.array(warning).optional(),
  migrations: z.array(migration),
  changes: z.array(change),
  conflicts: z.array(z.tuple([text, text])),
  deprecated: z.array(
    z.strictObject({
      subject: text,
      surface: text
        .optional()
        .describe("Of a setting; the subject is its path"),
      since: version,
      removed: version.optional(),
      linesLeft: z.number().optional(),
      instead: z.string(),
      insteadSince: version.optional(),
    }),
  ),
  artifacts: z.array(z.strictObject({ name: text, digest: text.optional() })),
  rollback: z.array(rollback),
  noReturn: z.array(
    z.strictObject({
      step: text.optional(),
      title: text,
      closes: z.array(z.enum(depths)),
    }),
  ),
  troubleshooting: z.array(
    z.strictObject({
      symptom: text,
      cause: text,
      when,
      run: text.optional(),
      fix: text.optional(),
    }),
  ),
  downtime: duration,
  duration: duration.optional().describe("The time a person needs"),
});

/** What `guidepost plan --format json` prints. Later versions add, and rename nothing. */
export const plan = z.strictObject({
  format: z.literal(1),
  product: text,
  from: version,
  to: version,
  answers: z.record(text, text),
  verdict: z.strictObject({
    kind: z.enum(["safe", "manual", "unknown"]),
    reasons: z.array(text),
  }),
  downtime: duration,
  duration: duration.optional().describe("The time a person needs"),
  legs: z.array(leg).min(1),
});
