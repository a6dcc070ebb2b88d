import { z } from "zod";
import { releaseStep } from "./step.ts";
import { id, text, version } from "./text.ts";
import { when } from "./when.ts";

const probe = z.strictObject({ run: text, affectedIf: text });

const sample = z.strictObject({ language: id, before: text, after: text });

const usage = z.strictObject({ was: text, now: text.exactOptional() });

const optOut = z.strictObject({
  how: text,
  until: version.exactOptional(),
});

/** What a human must know or do. */
export const change = z.strictObject({
  id,
  kind: z.enum(["breaking", "behaviour", "security", "known-issue"]),
  title: text,
  impact: text,
  reason: text.exactOptional(),
  severity: z.enum(["low", "medium", "high"]).exactOptional(),
  silent: z.boolean().default(false),
  when: when.exactOptional(),
  introducedIn: z.array(version).default([]),
  usages: z.array(usage).default([]),
  confirm: text.exactOptional(),
  supersedes: z.array(id).default([]),
  conflictsWith: z.array(id).default([]),
  possibleFrom: version.exactOptional(),
  requiredBy: version.exactOptional(),
  detect: z.array(probe).default([]),
  do: z.array(releaseStep).default([]),
  sample: sample.exactOptional(),
  autofix: text.exactOptional(),
  optOut: optOut.exactOptional(),
});
