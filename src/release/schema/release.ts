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
  schema: z.literal(1),
  version,
  date,
  status: status.default("supported"),
  channel: id.exactOptional(),
  summary: text,
  highlights: z.array(text).default([]),
  difficulty: z.enum(["easy", "medium", "hard"]).default("easy"),
  duration: span.exactOptional(),
  from: range.exactOptional(),
  stop: stop.exactOptional(),
  risks: z.array(risk).default([]),
  parts: z.record(id, range).default({}),
  requires: z.record(text, requirement).default({}),
  artifacts: z.array(artifact).default([]),
  coverage: z
    .record(id, z.enum(["checked", "partial", "unchecked"]))
    .default({}),
  config: z.array(configDelta).default([]),
  migrations: z.array(migration).default([]),
  changes: z.array(change).default([]),
  deprecated: z
    .union([z.literal("none"), z.array(deprecation)])
    .exactOptional(),
  rollback: z.array(rollbackLimit).default([]),
  steps: z.array(releaseStep).default([]),
  troubleshooting: z.array(trouble).default([]),
});

export type WrittenRelease = z.output<typeof release>;
