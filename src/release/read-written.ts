import type { z } from "zod";
import { describeIssue, parsing } from "./describe-issue.ts";
import {
  readSource,
  type MetadataFile,
  type MetadataProblem,
  type Written,
} from "./source.ts";

/** Reads one file by its schema; undefined where it does not fit, and why is added to the problems. */
export function readWritten<T>(
  schema: z.ZodType<T>,
  file: MetadataFile,
  problems: MetadataProblem[],
): Written<T> | undefined {
  const source = readSource(file);
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const parsed = schema.safeParse(source.data, parsing);
  if (parsed.success) return { source, data: parsed.data };
  problems.push(
    ...parsed.error.issues.flatMap((issue) => describeIssue(source, issue)),
  );
  return undefined;
}
