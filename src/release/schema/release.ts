import { z } from "zod";
import { depths } from "../types.ts";
import { configDelta } from "./config.ts";
import { releaseStep } from "./step.ts";
import { date, id, range, text, version } from "./text.ts";
import { trouble } from "./trouble.ts";
import { when } from "./when.ts";

const requirement = z.strictObject({
  range,
  tested: text.exactOptional(),
  note: text.exactOptional(),
});

const migration = z.strictObject({
  tool: id,
  range: z
    .string()
    .regex(
      /^\S+?\.\.\S+$/,
      "expected two revisions, such as 3d1f0a92..8f21c0d4",
    ),
  runs: z.enum(["on-start", "by-hand"]),
  online: z.boolean(),
  reversible: z.boolean(),
  note: text.exactOptional(),
});

const change = z.strictObject({
  id,
  kind: z.enum(["breaking", "behaviour", "security", "known-issue"]),
  title: text,
  impact: text,
  when: when.exactOptional(),
  sample: z
    .strictObject({ language: id, before: text, after: text })
    .exactOptional(),
});

const deprecation = z.strictObject({
  subject: text,
  removed: version.exactOptional(),
  instead: text,
});

const rollbackLimit = z.strictObject({
  depth: z.enum(depths),
  until: id.exactOptional(),
  loses: text.exactOptional(),
});

/** `releases/<version>.yaml`: what one release brings. */
export const release = z.strictObject({
  schema: z.literal(1),
  version,
  date,
  summary: text,
  difficulty: z.enum(["easy", "medium", "hard"]).default("easy"),
  from: range,
  requires: z.record(text, requirement).default({}),
  config: z.array(configDelta).default([]),
  migrations: z.array(migration).default([]),
  changes: z.array(change).default([]),
  deprecated: z.array(deprecation).default([]),
  rollback: z.array(rollbackLimit).default([]),
  steps: z.array(releaseStep).default([]),
  troubleshooting: z.array(trouble).default([]),
});

export type WrittenRelease = z.output<typeof release>;
