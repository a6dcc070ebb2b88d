import { join, resolve } from "node:path";
import { noBaseline, sizeOf, type Baseline } from "../../baseline/baseline.ts";
import type { Against } from "../../baseline/judge.ts";
import { readWritten, writeBaseline } from "../../baseline/text.ts";
import { levelsOn, settingOf } from "../../config/effective.ts";
import { isThere, kindOf, readText } from "../../files.ts";
import { MetadataError } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";
import { writeOutput, writeText } from "../../writing/write.ts";
import type { Option, Options, Surroundings } from "../command.ts";
import { wayTo, type Project } from "../project.ts";

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

const usual = "guidepost.baseline.yaml";

/** What is known before a run, and what the run is to make of it. */
export interface OpenBaseline {
  /** Absolute. */
  readonly path: string;
  readonly baseline: Baseline;
  readonly change: "none" | "write" | "prune";
  /** Writes what is known from now on. Gives back what there is to tell. */
  readonly save: (next: Baseline) => Promise<string>;
}

/**
 * Undefined where there is none, or none is wanted.
 * @throws {UsageError} where it does not read.
 */
export async function openBaseline(
  { root, config }: Project,
  options: Options,
  { cwd }: Pick<Surroundings, "cwd">,
): Promise<OpenBaseline | undefined> {
  const change = changeIn(options);
  if (options["baseline"] === false) return undefined;
  const flag = options["baseline"];
  const said = settingOf(config, "baseline")?.value;
  const path =
    typeof flag === "string" ? resolve(cwd, flag) : join(root, said ?? usual);
  const name = wayTo(cwd, path);
  const kind = await kindOf(path);
  if (kind === "folder")
    throw new UsageError(`Unexpected folder \`${name}\`, expected a baseline`);
  if (kind === "missing" && change === "none") {
    const by = typeof flag === "string" ? "`--baseline`" : "the configuration";
    if (flag === undefined && said === undefined) return undefined;
    throw new UsageError(
      `Cannot find \`${name}\`, which ${by} names`,
      "Write it with `guidepost lint --write-baseline`",
    );
  }
  const before = kind === "missing" ? undefined : await readText(path);
  const baseline =
    before === undefined ? noBaseline : await readBaselineText(before, name);
  return {
    path,
    baseline,
    change,
    async save(next) {
      const text = writeBaseline(next);
      if (text !== before)
        await (typeof flag === "string"
          ? writeOutput(path, text)
          : writeText(path, text, { root }));
      return told({ name, change, baseline, next });
    },
  };
}

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
export function changeIn(options: Options): OpenBaseline["change"] {
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

/** @throws {UsageError} where it does not read. */
export async function readBaselineText(
  text: string,
  name: string,
): Promise<Baseline> {
  const written = readWritten(text);
  if (written) return written;
  const { readBaseline } = await import("../../baseline/read.ts");
  try {
    return readBaseline({ file: name, text });
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    throw new UsageError(
      `Cannot read the baseline \`${name}\``,
      ...error.message.split("\n"),
      "Put it right, or remove it and write it again: `guidepost lint --write-baseline`",
    );
  }
}

function told({
  name,
  change,
  baseline,
  next,
}: Pick<OpenBaseline, "change" | "baseline"> & {
  readonly name: string;
  readonly next: Baseline;
}): string {
  const size = sizeOf(next);
  const pages = [...next.values()].filter(({ length }) => length > 0).length;
  if (change === "write")
    return `written to ${name}: ${count(size, "finding")} on ${count(pages, "page")}\n\n`;
  const fewer = sizeOf(baseline) - size;
  return `taken out of ${name}: ${count(fewer, "finding")}; ${size} left\n\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** What the findings of a run are held against. */
export function againstOf(
  { baseline, change }: OpenBaseline,
  { root, config, rules, productRules }: Project,
  { dryRun }: Options,
  texts: ReadonlyMap<string, string>,
): Against {
  const byName = new Map(
    [...rules, ...productRules].map((rule) => [rule.name, rule]),
  );
  return {
    baseline,
    takesAll: change === "write",
    textOf: (file) => texts.get(file),
    isThere: (file) => isThere(join(root, file)) !== false,
    speaks(name, file) {
      const rule = byName.get(name);
      // A plugin that was not loaded may bring it.
      if (!rule) return config.leftOut.length === 0;
      if (rule.on === "session" && dryRun === false) return false;
      return levelsOn(config, file)(rule)?.value !== "off";
    },
  };
}
