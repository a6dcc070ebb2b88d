import { z } from "zod";
import type { DryRunRecord } from "./record.ts";

const hash = z.string().regex(/^[0-9a-f]{16}$/);
const count = z.int().min(0);

/** Reads a record back: what a file of that name holds may be of another version. */
export const dryRunRecord: {
  /** @throws where it does not read. */
  readonly parse: (data: unknown) => DryRunRecord;
} = z.strictObject({
  format: z.literal(1),
  engine: z.enum(["session", "bwrap"]),
  guidepost: z.string(),
  pages: z.array(
    z.strictObject({
      file: z.string(),
      hash,
      from: z.string().optional(),
      to: z.string().optional(),
      blocks: z.array(
        z.strictObject({
          line: count,
          endLine: count,
          id: z.string().optional(),
          hash,
          kind: z.enum(["script", "transcript", "file"]),
          outcomes: z.strictObject({
            known: count,
            evaluated: count,
            unknown: count,
            skipped: count,
          }),
          reasons: z.array(z.string()).optional(),
          calls: z.array(z.string()),
          changes: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
