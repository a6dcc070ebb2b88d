import { resolve } from "node:path";
import { writeOutput } from "../writing/write.ts";
import type { Command, Options, Outcome, Surroundings } from "./command.ts";
import { blobText, takeBlob } from "./lint/blob.ts";
import { KnownAnswers } from "./lint/answers.ts";
import { openBaseline } from "./lint/baseline.ts";
import { changeIn } from "./lint/baseline-flags.ts";
import { cacheOptions, openCache } from "./lint/cache.ts";
import { choosePages, choosingOptions } from "./lint/choose.ts";
import { findPages } from "./lint/find.ts";
import { lintFiles } from "./lint/files.ts";
import { jobsOption, readJobs } from "./lint/jobs.ts";
import { outcomeOf, reportOptions } from "./lint/outcome.ts";
import { refuseFilesBesideText, typedIn, typedOptions } from "./lint/typed.ts";
import { watch, watchOption } from "./lint/watch.ts";
import { engineOf, engineOption, requireEngine } from "./pages/engine.ts";
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
import { formatsOf } from "./pages/reports.ts";
import {
  configOptions,
  formatIn,
  maxWarningsIn,
  projectOf,
  wayTo,
} from "./project.ts";
import { ignoreOption, ruleOption } from "./project/flags.ts";
import { printConfigOption, showConfig } from "./project/show.ts";

export const lint: Command = {
  operands: [
    {
      name: "[paths...]",
      summary: "files, folders or globs (default: this folder)",
      takes: "files",
    },
  ],
  examples: [
    "guidepost lint docs/ --max-warnings 0",
    "guidepost lint --changed origin/main --format github",
  ],
  options: [
    ...reportOptions,
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
    {
      flags: "--no-dry-run",
      summary: "read the text alone, and follow no block",
    },
    jobsOption,
    ...cacheOptions("lint-cache"),
    ...choosingOptions,
    watchOption,
    ...typedOptions,
    ruleOption,
    ignoreOption,
    ...configOptions,
    printConfigOption,
    {
      flags: "--record",
      summary: "write what was rehearsed to `.guidepost/dry-run.json`",
    },
  ],
  async run(paths, options, surroundings) {
    await requireEngine(engineOf(options));
    const { printConfig, explainBlock: place, jobs, watch: watches } = options;
    if (jobs !== undefined) readJobs(jobs);
    refuseFilesBesideText(paths, options);
    changeIn(options);
    if (watches === true) return lintAtChanges(paths, options, surroundings);
    if (printConfig === undefined && place === undefined)
      return lintOnce(paths, options, surroundings);
    const project = await projectOf(options, surroundings);
    return printConfig === undefined
      ? explainBlock(String(place), project, options, surroundings)
      : showConfig(printConfig, project, options, surroundings);
  },
};

async function lintAtChanges(
  paths: readonly string[],
  options: Options,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { cwd } = surroundings;
  const project = await projectOf(options, surroundings);
  const { blob, format } = takeBlob(formatIn(project, options));
  const { written } = formatsOf({ format }, project.reporters);
  const outputs = [blob ?? [], written.map(({ file }) => file)].flat();
  const known = new KnownAnswers();
  return watch(
    project.root,
    () => lintOnce(paths, options, surroundings, known),
    surroundings,
    new Set(outputs.map((file) => resolve(cwd, file))),
  );
}

async function lintOnce(
  paths: readonly string[],
  options: Options,
  surroundings: Surroundings,
  seen?: KnownAnswers,
): Promise<Outcome> {
  const { version, cwd } = surroundings;
  const project = await projectOf(options, surroundings);
  const { root } = project;
  const { blob, format } = takeBlob(formatIn(project, options));
  const formats = formatsOf({ format }, project.reporters);
  maxWarningsIn(project, options);
  const start = performance.now();
  const typed = await typedIn(project, options, surroundings);
  const all =
    typed?.files ?? (await findPages(paths, project, options, surroundings));
  const baseline = await openBaseline(project, options, { cwd, paths });
  const files = await choosePages(all, project, options, { cwd, baseline });
  const named = new Map(files.map((path) => [wayTo(root, path), path]));
  const { fix = false, fixDryRun = false } = options;
  const fixes =
    fix || fixDryRun
      ? await planFixes(named, project, options, surroundings)
      : noFixes;
  if (fixDryRun)
    return {
      text: await diffOf(fixes, surroundings),
      exitCode: fixes.pages.length > 0 ? 1 : 0,
    };
  await writeFixes(fixes, project);
  const cache = await openCache(project, options, surroundings, "lint-cache");
  const known = cache?.known ?? seen;
  const records = options["record"] === true;
  const linted = await lintFiles(files, project, options, {
    ...surroundings,
    start,
    records,
    all,
    before: baseline,
    ...(typed && { typed }),
    ...(known && { known }),
  });
  const { report, pages } = linted;
  const looked = new Set(named.keys());
  if (cache) await cache.save(looked);
  else seen?.forget(looked);
  if (records) {
    const engine = engineOf(options);
    const recorded = pages.flatMap((page) => page.recorded ?? []);
    const record = recordOf(recorded, { version, engine });
    await writeRecord(record, { ...surroundings, cwd: root });
  }
  if (blob !== undefined)
    await writeOutput(
      resolve(cwd, blob),
      blobText({
        version,
        names: all.map((path) => wayTo(root, path)),
        pages,
        texts: Object.fromEntries(report.texts),
        durationMs: report.summary.durationMs,
      }),
    );
  return outcomeOf(linted, project, options, {
    ...surroundings,
    formats,
    baseline,
    before: tellFixes(fixes),
  });
}
