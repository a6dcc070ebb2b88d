import { describeIssue, parsing } from "../release/describe-issue.ts";
import {
  MetadataError,
  readSource,
  type MetadataFile,
} from "../release/source.ts";
import type { Baseline } from "./baseline.ts";
import { baselineSchema } from "./schema.ts";

/** A baseline that somebody else wrote, too. @throws {MetadataError} with every problem at its line. */
export function readBaseline(file: MetadataFile): Baseline {
  const source = readSource(file);
  if (source.problems.length > 0) throw new MetadataError(source.problems);
  const { data, error } = baselineSchema.safeParse(source.data, parsing);
  if (error)
    throw new MetadataError(
      error.issues.flatMap((issue) => describeIssue(source, issue)),
    );
  const pages = Object.entries(data.pages).map(
    ([page, entries]) =>
      [
        page,
        entries.flatMap((entry) =>
          Object.entries(entry).map(([rule, text]) => ({ rule, text })),
        ),
      ] as const,
  );
  return new Map(pages);
}
