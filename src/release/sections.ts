import { describeIssue, parsing } from "./describe-issue.ts";
import { sections as schema } from "./schema/section.ts";
import { MetadataError, readSource, type MetadataFile } from "./source.ts";

/** A heading of the guide that a product had before, and where it lives now. */
export interface Section {
  readonly section: string;
  /** A file of the product, and a path in it. */
  readonly at: { readonly file: string; readonly path: string };
  /** Below the product's guides. */
  readonly page: string;
  readonly heading: string;
}

/**
 * Reads the table of a product's original sections.
 *
 * @throws {MetadataError} with every problem, each at its line.
 */
export function readSections(file: MetadataFile): readonly Section[] {
  const source = readSource(file);
  if (source.problems.length > 0) throw new MetadataError(source.problems);
  const parsed = schema.safeParse(source.data, parsing);
  if (parsed.success) return parsed.data;
  throw new MetadataError(
    parsed.error.issues.flatMap((issue) => describeIssue(source, issue)),
  );
}
