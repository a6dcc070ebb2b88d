import { join } from "node:path";
import { settingOf } from "../config/effective.ts";
import { kindOf } from "../files.ts";
import type { Command, Options, Surroundings } from "./command.ts";
import {
  engineOf,
  engineOption,
  requireEngine,
  tellRuns,
} from "./pages/engine.ts";
import { fixturesOption } from "./pages/fixtures.ts";
import { UsageError } from "../usage.ts";
import { findStale, guidesOfProducts } from "./generate.ts";
import { openBaseline } from "./lint/baseline.ts";
import { baselineOptions, changeIn } from "./lint/baseline-flags.ts";
import { cacheOptions, openCache } from "./lint/cache.ts";
import { endingOf } from "./lint/ending.ts";
import { findPages } from "./lint/find.ts";
import { lintFiles } from "./lint/files.ts";
import { jobsOption } from "./lint/jobs.ts";
import { joined } from "./metadata/joined.ts";
import { withoutKnown } from "./metadata/known.ts";
import { lintMetadata } from "./metadata/metadata.ts";
import { findProducts } from "./products.ts";
import { recordOf, writeRecord } from "./pages/record.ts";
import { formatOption, formatsOf, writeReports } from "./pages/reports.ts";
import {
  configOptions,
  formatIn,
  maxWarningsIn,
  projectOf,
  wayTo,
  type Project,
} from "./project.ts";
import { levelled } from "./project/levels.ts";
import { ignoreOption, ruleOption } from "./project/flags.ts";
import { printConfigOption, showConfig } from "./project/show.ts";
import { staleFinding } from "./stale-finding.ts";

export const check: Command = {
  operands: [
    {
      name: "[paths...]",
      summary: "Markdown to lint (default: content and README.md)",
      takes: "files",
    },
  ],
  examples: [
    "guidepost check",
    "guidepost check docs/ --format sarif=guidepost.sarif",
  ],
  options: [
    formatOption,
    { flags: "--max-warnings <n>", summary: "bear as many (default: 0)" },
    {
      flags: "--allow-empty",
      summary: "succeed where there is no product and no page",
    },
    ...baselineOptions,
    fixturesOption,
    engineOption,
    jobsOption,
    ...cacheOptions("check-cache"),
    ruleOption,
    ignoreOption,
    ...configOptions,
    printConfigOption,
    {
      flags: "--run-cli",
      summary: "also ask the products' own CLIs of this folder for their help",
    },
    {
      flags: "--no-record",
      summary: "do not write `.guidepost/dry-run.json`, what was rehearsed",
    },
  ],
  async run(paths, options, surroundings) {
    const start = performance.now();
    const engine = engineOf(options);
    await requireEngine(engine);
    changeIn(options);
    const project = await projectOf(options, surroundings);
    const { root } = project;
    const format = formatIn(project, options);
    const formats = formatsOf({ format }, project.reporters);
    const { printConfig } = options;
    if (printConfig !== undefined)
      return showConfig(printConfig, project, options, surroundings);
    const maxWarnings = maxWarningsIn(project, options) ?? 0;
    const ids = await findProducts(root);
    const metadata = await lintMetadata(project, ids, {
      runsCli: options["runCli"] === true,
    });
    // A guide is compared when the facts that it is made from hold.
    const sound = ids.filter((id) => !metadata.broken.includes(id));
    const guides = await guidesOfProducts(root, sound, project.guides);
    const stale = await findStale(root, sound, guides, project.guides);
    const asked = await askedIn(paths, project, options, surroundings);
    const { allowEmpty } = asked;
    const pages = await findPages(asked.paths, project, { allowEmpty }, asked);
    if (ids.length === 0 && pages.length === 0 && !options["allowEmpty"])
      throw nothingToCheck(root);
    const records = options["record"] !== false;
    const before = await openBaseline(project, options, asked);
    const cache = await openCache(
      project,
      options,
      surroundings,
      "check-cache",
    );
    const linted = await lintFiles(pages, project, options, {
      ...surroundings,
      start,
      records,
      before,
      ...(cache && { known: cache.known }),
    });
    await cache?.save(new Set(pages.map((path) => wayTo(root, path))));
    const { version } = surroundings;
    const recorded = linted.pages.flatMap((page) => page.recorded ?? []);
    if (records)
      await writeRecord(recordOf(recorded, { version, engine }), {
        ...surroundings,
        cwd: root,
      });
    const facts = withoutKnown(metadata, linted, before, { project, options });
    const saved = facts.remains ? await before?.save(facts.remains) : "";
    const runs = linted.pages.flatMap(({ run }) => run ?? []);
    const report = joined(
      linted.report,
      facts,
      levelled(
        stale.map((guide) => staleFinding(guide, guides)),
        project,
      ),
    );
    const { exitCode, after } = endingOf(report, {
      mostWarnings: maxWarnings,
      hasBaseline: before !== undefined || options["baseline"] === false,
    });
    return {
      text: await writeReports(report, formats, {
        ...surroundings,
        root,
        before: saved ?? "",
        after: tellRuns(engine, runs) + after,
      }),
      exitCode,
    };
  },
};

/** Without paths: what the configuration includes, or `content` and `README.md`. */
async function askedIn(
  paths: readonly string[],
  { root, config }: Project,
  options: Options,
  { cwd }: Surroundings,
): Promise<Asked> {
  const allowEmpty = options["allowEmpty"] === true;
  if (paths.length > 0) return { paths, cwd, allowEmpty };
  const includes = settingOf(config, "include") !== undefined;
  const usual = includes ? [] : await defaultPaths(root);
  // Metadata without a page lack their guides, and that is told.
  return { paths: usual, cwd: root, allowEmpty: true };
}

/** Which pages are to be checked, from which folder on. */
interface Asked {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly allowEmpty: boolean;
}

/** A CI that runs in another folder than it should must not look like one that passes. */
function nothingToCheck(root: string): UsageError {
  return new UsageError(
    `Found no product and no page in \`${root}\``,
    "Products are looked for in `content/products`, pages where the configuration says, or in `content` and README.md",
    "Run it in the folder that holds them; `guidepost init` makes the first files",
    "Pass `--allow-empty` where that is fine",
  );
}

async function defaultPaths(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of ["content", "README.md"]) {
    if ((await kindOf(join(root, path))) !== "missing") found.push(path);
  }
  return found.length > 0 ? found : ["."];
}
