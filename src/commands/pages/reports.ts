import { dirname, join, resolve } from "node:path";
import { kindOf } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { appendText, writeOutput } from "../../writing/write.ts";
import { rebase } from "../../report/rebase.ts";
import type { Report } from "../../report/report.ts";
import type { Reporter } from "../../report/reporter.ts";
import { reporters } from "../../report/reporters/index.ts";
import { markdown } from "../../report/reporters/markdown.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options, Surroundings } from "../command.ts";
import { wayTo } from "../project.ts";
import { nearest } from "../../lint/likeness.ts";

export const formatOption: Option = {
  flags: "--format <name[=file]>",
  summary: `how to report (default: pretty), and into which file; several at once, one without a file (${reporters.map(({ name }) => name).join(", ")})`,
  repeats: true,
  takes: reporters.map(({ name }) => name),
};

/** Reporters, each with the file that its text goes to; at most one is printed. */
export interface Formats {
  readonly printed?: Reporter;
  readonly written: readonly {
    readonly reporter: Reporter;
    /** From the folder that Guidepost runs in. */
    readonly file: string;
  }[];
}

/** `sarif=out.sarif` @throws {UsageError} where a report has no place of its own. */
export function formatsOf(
  { format = "pretty" }: Options,
  known: readonly Reporter[] = reporters,
): Formats {
  const wanted = [format].flat().map((text) => readFormat(String(text), known));
  const [printed, ...more] = wanted.filter(({ file }) => file === undefined);
  const [other] = more;
  if (printed && other)
    throw new UsageError(
      `Unexpected second format to print, \`${other.reporter.name}\` after \`${printed.reporter.name}\``,
      `Name a file for all but one: --format ${other.reporter.name}=<file>`,
    );
  const written = wanted.flatMap(({ reporter, file }) =>
    file === undefined ? [] : [{ reporter, file }],
  );
  const files = written.map(({ file }) => resolve("/", file));
  const twice = written.find((_, at) => files.indexOf(files[at] ?? "") < at);
  if (twice)
    throw new UsageError(
      `Unexpected second report in \`${twice.file}\`, expected a file for each`,
    );
  return { ...(printed && { printed: printed.reporter }), written };
}

function readFormat(text: string, known: readonly Reporter[]) {
  const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const reporter = known.find((one) => one.name === name);
  if (!reporter) {
    const names = known.map((one) => one.name);
    const meant = nearest(name, names);
    throw new UsageError(
      `Unknown format \`${name}\``,
      ...(meant === undefined ? [] : [`Did you mean \`${meant}\`?`]),
      `Known formats: ${names.join(", ")}`,
    );
  }
  if (file === "")
    throw new UsageError(
      `Missing file in \`--format ${text}\`, expected \`${name}=<file>\``,
    );
  return { reporter, file };
}

/**
 * Writes the reports that go to files and gives back what is printed: `around` it
 * stands what the command tells of itself, where people read it.
 */
export async function writeReports(
  result: Report,
  { printed, written }: Formats,
  {
    quiet = false,
    before = "",
    after = "",
    cwd,
    root = cwd,
    colour,
    summaryFile,
  }: Surroundings & {
    /** Where the names of files start: the folder that Guidepost runs in without it. */
    readonly root?: string;
    readonly quiet?: boolean;
    readonly before?: string;
    readonly after?: string;
  },
): Promise<string> {
  const isShown = ({ severity }: Finding) => !quiet || severity === "error";
  const shown: Report = {
    ...result,
    findings: result.findings.filter(isShown),
    ...(result.known && { known: result.known.filter(isShown) }),
  };
  const repository = await repositoryOf(root);
  const seenFrom = {
    folder: (file: string) => wayTo(cwd, join(root, file)),
    repository: (file: string) => wayTo(repository, join(root, file)),
  };
  const textOf = ({ pathsFrom, write }: Reporter, colour = false) =>
    write(rebase(shown, seenFrom[pathsFrom]), { colour });
  for (const { reporter, file } of written)
    await writeOutput(resolve(cwd, file), textOf(reporter));
  if (printed?.name === "github" && summaryFile !== undefined)
    await appendText(summaryFile, textOf(markdown));
  if (!printed) return "";
  const text = textOf(printed, colour);
  return printed.standsAlone ? text : before + text + after;
}

/** The topmost folder of the repository; the folder itself where there is none. */
async function repositoryOf(root: string): Promise<string> {
  for (let folder = root; ; folder = dirname(folder)) {
    if ((await kindOf(join(folder, ".git"))) !== "missing") return folder;
    if (folder === dirname(folder)) return root;
  }
}
