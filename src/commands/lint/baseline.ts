import { join, resolve } from "node:path";
import { noBaseline, sizeOf, type Baseline } from "../../baseline/baseline.ts";
import type { Against, Judged } from "../../baseline/judge.ts";
import { readWritten, writeBaseline } from "../../baseline/text.ts";
import { levelsOnEach, settingOf } from "../../config/effective.ts";
import { isThere, kindOf, readText } from "../../files.ts";
import { isMarkdown } from "../../markdown/file-names.ts";
import { MetadataError } from "../../release/source.ts";
import { counted } from "../../report/counts.ts";
import { printable } from "../../report/printable.ts";
import { UsageError } from "../../usage.ts";
import { writeOutput, writeText } from "../../writing/write.ts";
import type { Options, Surroundings } from "../command.ts";
import { wayTo, type Project } from "../project.ts";
import { changeIn, type BaselineChange } from "./baseline-flags.ts";
import { looksAt } from "./looks-at.ts";

/** Where a baseline is looked for, from the root. */
export const usualBaseline = "guidepost.baseline.yaml";

/** What is known before a run, and what the run is to make of it. */
export interface OpenBaseline {
  /** Absolute. */
  readonly path: string;
  readonly baseline: Baseline;
  readonly change: BaselineChange;
  /** Whether the run would look at a page, were it there. */
  readonly looksAt: (file: string) => boolean;
  /** Writes what is known from now on. Gives back what there is to tell. */
  readonly save: (judged: Remains) => Promise<string>;
}

/** What a run leaves of a baseline. */
export type Remains = Pick<Judged, "next" | "mended">;

/**
 * Undefined where there is none, or none is wanted. Without paths the run looks at
 * all that there is.
 * @throws {UsageError} where it does not read.
 */
export async function openBaseline(
  { root, config }: Project,
  options: Options,
  {
    cwd,
    paths,
  }: Pick<Surroundings, "cwd"> & { readonly paths?: readonly string[] },
): Promise<OpenBaseline | undefined> {
  const change = changeIn(options);
  if (options["baseline"] === false) return undefined;
  const flag = options["baseline"];
  const said = settingOf(config, "baseline")?.value;
  const path =
    typeof flag === "string"
      ? resolve(cwd, flag)
      : join(root, said ?? usualBaseline);
  const name = printable(wayTo(cwd, path));
  const kind = await kindOf(path);
  if (kind === "folder")
    throw new UsageError(`Unexpected folder \`${name}\`, expected a baseline`);
  if (kind === "missing" && change !== "write") {
    const by =
      typeof flag === "string"
        ? "`--baseline` names"
        : said !== undefined
          ? "the configuration names"
          : change === "prune" && "`--prune-baseline` takes from";
    if (by === false) return undefined;
    throw new UsageError(
      `Cannot find \`${name}\`, which ${by}`,
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
    looksAt: paths
      ? looksAt({ root, config }, options, { paths, cwd })
      : () => true,
    async save(remains) {
      const text = writeBaseline(remains.next);
      if (text !== before)
        await (typeof flag === "string"
          ? writeOutput(path, text)
          : writeText(path, text, { root }));
      return told(name, change, remains);
    },
  };
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
      /^(?:<{7}|>{7}) /m.test(text)
        ? "Keep the lines of both sides; `guidepost lint --prune-baseline` then takes out what is too much"
        : "Put it right, or remove it and write it again: `guidepost lint --write-baseline`",
    );
  }
}

function told(
  name: string,
  change: BaselineChange,
  { next, mended }: Remains,
): string {
  const size = sizeOf(next);
  const pages = [...next.values()].filter(({ length }) => length > 0).length;
  return change === "write"
    ? `written to ${name}: ${counted(size, "finding")} on ${counted(pages, "page")}\n\n`
    : `taken out of ${name}: ${counted(mended, "finding")}; ${size} left\n\n`;
}

/** What the findings of a run are held against; what lies on the disk is asked once. */
export function againstOf(
  { baseline, change, looksAt }: OpenBaseline,
  { root, config, rules, productRules }: Project,
  { dryRun }: Options,
  texts: ReadonlyMap<string, string>,
): Against {
  const byName = new Map(
    [...rules, ...productRules].map((rule) => [rule.name, rule]),
  );
  const levels = levelsOnEach(config);
  const there = new Map<string, boolean>();
  return {
    baseline,
    takesAll: change === "write",
    textOf: (file) => texts.get(file),
    isThere(file) {
      const known = there.get(file) ?? isThere(join(root, file)) !== false;
      there.set(file, known);
      return known;
    },
    looksAt: (file) => isMarkdown(file) && looksAt(file),
    speaks(name, file) {
      const rule = byName.get(name);
      // A plugin that was not loaded may bring it.
      if (!rule) return config.leftOut.length === 0;
      if (rule.on === "session" && dryRun === false) return false;
      return levels(file)(rule)?.value !== "off";
    },
  };
}
