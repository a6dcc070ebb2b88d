import type { Option, Options, Outcome, Surroundings } from "../command.ts";
import { engineOf, tellRuns } from "../pages/engine.ts";
import { formatOption, writeReports, type Formats } from "../pages/reports.ts";
import { maxWarningsIn, type Project } from "../project.ts";
import type { OpenBaseline } from "./baseline.ts";
import { baselineOptions } from "./baseline-flags.ts";
import { endingOf } from "./ending.ts";
import type { Linted } from "./files.ts";

export const reportOptions: readonly Option[] = [
  formatOption,
  {
    flags: "--max-warnings <n>",
    summary: "fail when there are more warnings",
  },
  { flags: "--quiet", summary: "show errors only" },
  ...baselineOptions,
];

/** What a lint, or all its parts, come to: reports in every format that is asked for. */
export async function outcomeOf(
  { report, pages, judged }: Linted,
  project: Project,
  options: Options,
  {
    formats,
    before = "",
    baseline,
    ...surroundings
  }: Surroundings & {
    readonly formats: Formats;
    readonly before?: string;
    readonly baseline?: OpenBaseline | undefined;
  },
): Promise<Outcome> {
  const { exitCode, after } = endingOf(report, {
    mostWarnings: maxWarningsIn(project, options) ?? Infinity,
    hasBaseline: baseline !== undefined || options["baseline"] === false,
  });
  const isChanged = baseline && baseline.change !== "none" && judged;
  const saved = isChanged ? await baseline.save(judged) : "";
  const runs = pages.flatMap(({ run }) => run ?? []);
  return {
    text: await writeReports(report, formats, {
      ...surroundings,
      root: project.root,
      quiet: options["quiet"] === true,
      before: before + saved,
      after: (runs.length > 0 ? tellRuns(engineOf(options), runs) : "") + after,
    }),
    exitCode,
  };
}
