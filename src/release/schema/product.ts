import { z } from "zod";
import { runbookKinds, surfaceFormats } from "../types.ts";
import { runbookStep, step } from "./step.ts";
import { contact, id, range, span, text, version } from "./text.ts";
import { commonTrouble, trouble } from "./trouble.ts";
import { variable } from "./variable.ts";
import { when } from "./when.ts";

const option = z.strictObject({
  title: text,
  says: text.exactOptional(),
  tools: z.record(text, range).exactOptional(),
});

const choice = z.strictObject({
  ask: text,
  when: when.exactOptional(),
  options: z.record(id, option),
});

const surface = z.strictObject({
  title: text,
  format: z.enum(surfaceFormats),
  when: when.exactOptional(),
  file: text,
  source: z.union([text, z.array(text).min(1)]).exactOptional(),
  freeForm: z.array(text).default([]),
});

const bump = z.strictObject({
  says: text,
  downtime: span.exactOptional(),
  migrations: text.exactOptional(),
});

const policy = z.strictObject({
  majorsAtOnce: z.int().positive().exactOptional(),
  minorsAtOnce: z.int().positive().exactOptional(),
  deprecationNotice: z.int().nonnegative().exactOptional(),
  bumps: z
    .strictObject({
      patch: bump.exactOptional(),
      minor: bump.exactOptional(),
      major: bump.exactOptional(),
    })
    .default({}),
});

const runbook = z.strictObject({
  title: text,
  kind: z.enum(runbookKinds).default("routine"),
  why: text.exactOptional(),
  downtime: span.exactOptional(),
  steps: z.array(runbookStep).min(1),
  troubleshooting: z.array(trouble).default([]),
});

const cli = z.strictObject({ run: text, adapter: id });

const steps = z.array(step);

/** `product.yaml`: what stays the same from release to release. */
export const product = z.strictObject({
  schema: z.literal(1),
  id,
  name: text,
  summary: text,
  illustrative: text.exactOptional(),
  tag: text.refine(
    (tag) => tag.includes("{{version}}"),
    "expected a tag with {{version}} in it",
  ),
  links: z.record(text, contact).default({}),
  platforms: z.record(id, option),
  choices: z.record(id, choice).default({}),
  variables: z
    .record(
      z
        .string()
        .regex(
          /^[A-Z][A-Z0-9_]*$/,
          "expected a name in capitals, such as DB_HOST",
        ),
      variable,
    )
    .default({}),
  surfaces: z.record(id, surface).default({}),
  migrations: z.record(id, text).default({}),
  cli: z
    .record(
      z.string().regex(/^[a-z][\w-]*$/, "expected the name of a program"),
      cli,
    )
    .default({}),
  parts: z.record(id, z.strictObject({ title: text })).default({}),
  policy: policy.default({ bumps: {} }),
  ways: z.array(z.strictObject({ from: version, to: version })).default([]),
  changelog: z.boolean().default(false),
  channels: z
    .record(id, z.strictObject({ title: text, says: text }))
    .default({}),
  runbooks: z.record(id, runbook).default({}),
  steps: z.strictObject({
    prepare: steps.default([]),
    backup: steps.default([]),
    upgrade: steps.default([]),
    verify: steps.default([]),
    after: steps.default([]),
    rollback: steps.default([]),
  }),
  troubleshooting: z.array(commonTrouble).default([]),
});

export type WrittenProduct = z.output<typeof product>;
