import { UsageError } from "../../usage.ts";
import type { Option, Options } from "../command.ts";

export const baselineOptions: readonly Option[] = [
  {
    flags: "--baseline <file>",
    summary:
      "what was found before, and is not reported (default: guidepost.baseline.yaml)",
    takes: "files",
  },
  { flags: "--no-baseline", summary: "report what was found before, too" },
  {
    flags: "--write-baseline",
    summary:
      "write down all that is found, so that only what is new is reported",
  },
  {
    flags: "--prune-baseline",
    summary: "take out of the baseline what was mended",
  },
];

/** What a run makes of its baseline. */
export type BaselineChange = "none" | "write" | "prune";

const changes = [
  ["writeBaseline", "--write-baseline", "write"],
  ["pruneBaseline", "--prune-baseline", "prune"],
] as const;

/** What sees a part of the pages, or writes nothing, has no baseline to write. */
const besideNone: Readonly<
  Record<string, readonly [flag: string, cure: string]>
> = {
  watch: ["--watch", "Write it in a run of its own"],
  fixDryRun: ["--fix-dry-run", "With `--fix` what is left is written"],
  shard: [
    "--shard",
    "Write it when the parts are put together: `merge-reports` takes the flag",
  ],
  stdin: ["--stdin", "Lint the page itself"],
  stdinFilename: ["--stdin-filename", "Lint the page itself"],
};

/** @throws {UsageError} for flags that do not go together. */
export function changeIn(options: Options): BaselineChange {
  const [first, second] = changes.filter(([name]) => options[name] === true);
  if (!first) return "none";
  const [, flag, change] = first;
  if (second)
    throw beside(second[1], flag, "Writing leaves nothing to take out");
  if (options["baseline"] === false)
    throw beside("--no-baseline", flag, "Name another file with `--baseline`");
  for (const [name, [other, cure]] of Object.entries(besideNone))
    if (options[name] !== undefined && options[name] !== false)
      throw beside(other, flag, cure);
  return change;
}

function beside(other: string, flag: string, cure: string): UsageError {
  return new UsageError(`Unexpected \`${other}\` beside \`${flag}\``, cure);
}
