import { z } from "zod";
import { artifact } from "./artifact.ts";
import { change } from "./change.ts";
import { configDelta } from "./config.ts";
import { deprecation } from "./deprecation.ts";
import { migration } from "./migration.ts";
import { requirement } from "./requirement.ts";
import { risk } from "./risk.ts";
import { rollbackLimit } from "./rollback.ts";
import { status } from "./status.ts";
import { releaseStep } from "./step.ts";
import { stop } from "./stop.ts";
import { date, id, range, span, text, version } from "./text.ts";
import { trouble } from "./trouble.ts";

/** `releases/<version>.yaml`: what one release brings. */
export const release = z.strictObject({
  schema: z
    .literal(1)
    .describe("The number of this schema: `guidepost migrate` raises it"),
  version: version.describe("As the file is called, without `v`"),
  date: date.describe("The day it came out, such as 2026-03-10"),
  status: status
    .default("supported")
    .describe(
      "Whether operators should run it: supported, eol, { yanked: why } or { avoid: why }",
    ),
  channel: id
    .exactOptional()
    .describe(
      "The line that it belongs to: `stable`, or the name of the pre-release without it",
    )
    .meta({ examples: ["beta"] }),
  summary: text.describe("What it brings, in a sentence"),
  highlights: z
    .array(text)
    .default([])
    .describe("What readers look forward to"),
  difficulty: z
    .enum(["easy", "medium", "hard"])
    .default("easy")
    .describe("How hard the upgrade to it is"),
  duration: span
    .exactOptional()
    .describe(
      "The time that a person needs for the upgrade to it, such as 20m..1h",
    ),
  from: range
    .exactOptional()
    .describe("The range of versions that may upgrade to it; any without it"),
  stop: stop
    .exactOptional()
    .describe("Every way over this release lands on it"),
  risks: z
    .array(risk)
    .default([])
    .describe("Hops to it that are known to go wrong"),
  parts: z
    .record(id, range)
    .default({})
    .describe("The range of versions that it works with, of each part"),
  requires: z
    .record(text, requirement)
    .default({})
    .describe(
      "What it needs of others, by name: it holds until a later release says otherwise",
    ),
  artifacts: z
    .array(artifact)
    .default([])
    .describe("Images, charts and archives to mirror"),
  coverage: z
    .record(id, z.enum(["checked", "partial", "unchecked"]))
    .default({})
    .describe(
      "How far the settings of each surface were compared with the release before",
    ),
  config: z.array(configDelta).default([]).describe("Settings that changed"),
  migrations: z.array(migration).default([]).describe("Changes of stored data"),
  changes: z
    .array(change)
    .default([])
    .describe("What a person must know or do"),
  deprecated: z
    .union([z.literal("none"), z.array(deprecation)])
    .exactOptional()
    .describe(
      "What still works and will not for ever; `none` where nothing is",
    ),
  rollback: z
    .array(rollbackLimit)
    .default([])
    .describe("What limits a rollback, by its depth"),
  steps: z
    .array(releaseStep)
    .default([])
    .describe("Steps that only this release needs"),
  troubleshooting: z
    .array(trouble)
    .default([])
    .describe("What may go wrong in the upgrade to it"),
});

export type WrittenRelease = z.output<typeof release>;
