import { z } from "zod";
import { describeIssue, parsing } from "./release/describe-issue.ts";
import {
  MetadataError,
  readSource,
  type MetadataFile,
  type Source,
} from "./release/source.ts";

/** Beside the guides' repository, where `guidepost` runs. */
export const configFile = "guidepost.config.yaml";

const pattern = z.string().trim().min(1, "expected a path or a pattern");

/** What holds for some pages; a later one wins, and a page's front matter over all. */
const override = z.strictObject({
  files: z.array(pattern).min(1, "expected at least one path or pattern"),
  product: z.string().min(1, "expected the id of a product"),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
});

const config = z.strictObject({
  overrides: z.array(override).default([]),
});

export type Override = Readonly<z.infer<typeof override>>;

/** A configuration file, and where each of its values stands. */
export interface Config extends Pick<Source, "problemAt"> {
  readonly overrides: readonly Override[];
}

/** @throws {MetadataError} with every problem, each at its line. */
export function readConfig(file: MetadataFile): Config {
  const source = readSource(file);
  // A file of comments alone says nothing.
  const data = source.data ?? {};
  const parsed = config.safeParse(data, parsing);
  if (source.problems.length > 0) throw new MetadataError(source.problems);
  if (!parsed.success)
    throw new MetadataError(
      parsed.error.issues.flatMap((issue) => describeIssue(source, issue)),
    );
  const { problemAt } = source;
  const halves = parsed.data.overrides.flatMap(({ from, to }, at) =>
    (from === undefined) === (to === undefined)
      ? []
      : [
          problemAt(
            ["overrides", at],
            `Missing \`${from === undefined ? "from" : "to"}\`, expected both versions or none`,
          ),
        ],
  );
  if (halves.length > 0) throw new MetadataError(halves);
  return { ...parsed.data, problemAt };
}
