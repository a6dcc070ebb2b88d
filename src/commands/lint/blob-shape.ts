import { z } from "zod";

const place = {
  line: z.int().positive(),
  column: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
};

const finding = z.object({
  ...place,
  rule: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  tier: z.string(),
  evidence: z.enum(["exact", "heuristic"]),
  file: z.string(),
  message: z.string(),
  related: z
    .array(z.object({ ...place, file: z.string(), message: z.string() }))
    .optional(),
  origin: z.object({ file: z.string(), line: z.int() }).optional(),
  fix: z.array(z.object({ ...place, text: z.string() })).optional(),
});

const count = z.int().nonnegative();

const page = z.object({
  file: z.string(),
  findings: z.array(finding),
  contexts: z.array(z.string()),
  coverage: z.object({
    blocks: count,
    commands: count,
    dryRun: z.object({
      statements: count,
      known: count,
      evaluated: count,
      unknown: count,
      skipped: count,
    }),
  }),
});

/** What a part of a run must hold: its file may come from anywhere. */
export const blobShape = z.object({
  version: z.string(),
  names: z.array(z.string()),
  pages: z.array(page),
  texts: z.record(z.string(), z.string()),
  durationMs: z.number().nonnegative(),
});
