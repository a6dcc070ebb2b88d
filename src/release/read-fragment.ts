import { readWritten } from "./read-written.ts";
import {
  fragment as fragmentSchema,
  type WrittenFragment,
} from "./schema/fragment.ts";
import {
  MetadataError,
  type MetadataFile,
  type MetadataProblem,
} from "./source.ts";

/**
 * Reads what one pull request brings to the next release.
 *
 * @throws {MetadataError} with every problem, each at its line.
 */
export function readFragment(file: MetadataFile): WrittenFragment {
  const problems: MetadataProblem[] = [];
  const fragment = readWritten(fragmentSchema, file, problems);
  if (fragment === undefined) throw new MetadataError(problems);
  return fragment.data;
}
