import type { Report } from "../report/report.ts";
import type { Command } from "./command.ts";
import { findPages } from "./lint/find.ts";
import { lintFiles } from "./lint/files.ts";
import { jobsOption } from "./lint/jobs.ts";
import {
  engineOf,
  engineOption,
  requireEngine,
  tellRuns,
} from "./pages/engine.ts";
import { explainBlock } from "./pages/explain-block.ts";
import { fixturesOption } from "./pages/fixtures.ts";
import {
  diffOf,
  noFixes,
  planFixes,
  tellFixes,
  writeFixes,
} from "./pages/fix.ts";
import { recordOf, writeRecord } from "./pages/record.ts";
import { formatOption, formatsOf, writeReports } from "./pages/reports.ts";
import {
  configOptions,
  formatIn,
  maxWarningsIn,
  projectOf,
  tellLeftOut,
  wayTo,
} from "./project.ts";
import { printConfigOption, showConfig } from "./project/show.ts";

export const lint: Command = {
  operands: [
    {
      name: "[paths...]",
      summary: "files, folders or globs (default: this folder)",
    },
  ],
  options: [
    formatOption,
    {
      flags: "--max-warnings <n>",
      summary: "fail when there are more warnings",
    },
    { flags: "--quiet", summary: "show errors only" },
    { flags: "--allow-empty", summary: "succeed where no file matches" },
    { flags: "--fix", summary: "put right what is certain" },
    {
      flags: "--fix-dry-run",
      summary: "print what `--fix` would change as a diff",
    },
    {
      flags: "--explain-block <file:line>",
      summary: "print what the linter sees of the block at that line",
    },
    fixturesOption,
    engineOption,
    jobsOption,
    ...configOptions,
    printConfigOption,
    {
      flags: "--record",
      summary: "write what was rehearsed to `.guidepost/dry-run.json`",
    },
  ],
  async run(paths, options, surroundings) {
    const engine = engineOf(options);
    await requireEngine(engine);
    const project = await projectOf(options, surroundings);
    const { root } = project;
    const format = formatIn(project, options);
    const formats = formatsOf({ format }, project.reporters);
    const { printConfig } = options;
    if (printConfig !== undefined)
      return showConfig(printConfig, project, options, surroundings);
    const { explainBlock: place } = options;
    if (typeof place === "string")
      return explainBlock(place, project, options, surroundings);
    const start = performance.now();
    const maxWarnings = maxWarningsIn(project, options) ?? Infinity;
    const files = await findPages(paths, project, options, surroundings);
    const named = new Map(files.map((path) => [wayTo(root, path), path]));
    const { fix = false, fixDryRun = false, quiet = false } = options;
    const fixes =
      fix || fixDryRun
        ? await planFixes(named, project, options, surroundings)
        : noFixes;
    if (fixDryRun) {
      return {
        text: diffOf(fixes, surroundings),
        exitCode: fixes.pages.length > 0 ? 1 : 0,
      };
    }
    await writeFixes(fixes, project);
    const records = options["record"] === true;
    const { report, pages } = await lintFiles(files, project, options, {
      ...surroundings,
      start,
      records,
    });
    const runs = pages.flatMap(({ run }) => run ?? []);
    const { version } = surroundings;
    const recorded = pages.flatMap((page) => page.recorded ?? []);
    if (records)
      await writeRecord(recordOf(recorded, { version, engine }), {
        ...surroundings,
        cwd: root,
      });
    return {
      text: await writeReports(report, formats, {
        ...surroundings,
        root,
        quiet: quiet === true,
        before: tellLeftOut(project) + tellFixes(fixes),
        after: tellRuns(engine, runs),
      }),
      exitCode: failed(report, maxWarnings) ? 1 : 0,
    };
  },
};

function failed({ summary }: Report, maxWarnings: number): boolean {
  return summary.errors > 0 || summary.warnings > maxWarnings;
}
