import { join } from "node:path";
import { kindOf } from "../files.ts";
import type { Finding } from "../lint/finding.ts";
import { summarise, type Report } from "../report/report.ts";
import type { Command, Surroundings } from "./command.ts";
import {
  engineOf,
  engineOption,
  rehearsedBy,
  requireEngine,
  tellRuns,
} from "./pages/engine.ts";
import { fixturesOption } from "./pages/fixtures.ts";
import { findStale, guidesOfProducts, type StaleGuide } from "./generate.ts";
import type { GuideFile } from "./guides.ts";
import { findPages, lintFiles } from "./lint.ts";
import { lintMetadata, type LintedMetadata } from "./metadata/metadata.ts";
import { findProducts } from "./products.ts";
import { recordOf, writeRecord } from "./pages/record.ts";
import { formatOption, formatsOf, writeReports } from "./pages/reports.ts";
import { staleRule } from "./stale.ts";

export const check: Command = {
  operands: [
    {
      name: "[paths...]",
      summary: "Markdown to lint (default: content and README.md)",
    },
  ],
  options: [
    formatOption,
    fixturesOption,
    engineOption,
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
    const { cwd } = surroundings;
    const engine = engineOf(options);
    await requireEngine(engine);
    const formats = formatsOf(options);
    const ids = await findProducts(cwd);
    const metadata = await lintMetadata(cwd, ids, {
      runsCli: options["runCli"] === true,
    });
    // A guide is compared when the facts that it is made from hold.
    const sound = ids.filter((id) => !metadata.broken.includes(id));
    const guides = await guidesOfProducts(cwd, sound);
    const stale = await findStale(cwd, sound, guides);
    const asked = paths.length > 0 ? paths : await defaultPaths(surroundings);
    const pages = await findPages(
      asked,
      // Metadata without a page lack their guides, and that is told.
      paths.length > 0 ? options : { ...options, allowEmpty: true },
      surroundings,
    );
    const linted = await lintFiles(pages, options, { ...surroundings, start });
    const ran = await rehearsedBy(engine, linted.pages);
    if (options.record !== false)
      await writeRecord(
        recordOf(ran, { version: surroundings.version, engine }),
        surroundings,
      );
    const report = joined(
      linted.report,
      metadata,
      stale.map((guide) => staleFinding(guide, guides)),
    );
    return {
      text: await writeReports(report, formats, {
        ...surroundings,
        after: tellRuns(engine, ran),
      }),
      exitCode: report.summary.errors + report.summary.warnings > 0 ? 1 : 0,
    };
  },
};

async function defaultPaths({ cwd }: Surroundings): Promise<string[]> {
  const found: string[] = [];
  for (const path of ["content", "README.md"]) {
    if ((await kindOf(join(cwd, path))) !== "missing") found.push(path);
  }
  return found.length > 0 ? found : ["."];
}

/** What the pages' report does not know: the facts, and guides that are stale. */
function joined(
  report: Report,
  metadata: LintedMetadata,
  stale: readonly Finding[],
): Report {
  const findings = [...metadata.findings, ...stale, ...report.findings];
  const { summary } = report;
  const counts = summarise([], findings, summary.durationMs);
  const { errors, warnings, infos } = counts;
  return {
    ...report,
    summary: { ...summary, errors, warnings, infos },
    findings,
    texts: new Map([...metadata.texts, ...report.texts]),
  };
}

/** At the first line that differs, with the metadata line that says otherwise. */
function staleFinding(
  { path, wanted, found }: StaleGuide,
  guides: readonly GuideFile[],
): Finding {
  const at = firstDifference(wanted ?? "", found ?? "");
  const origin = guides.find((guide) => guide.path === path)?.trace(at.line);
  return {
    rule: staleRule,
    severity: "error",
    tier: "document",
    evidence: "exact",
    file: path,
    line: at.line,
    column: 1,
    endLine: at.line,
    endColumn: Math.max(2, at.found.length + 1),
    message: staleMessage({ wanted, found }, at),
    ...(origin && { origin }),
  };
}

function staleMessage(
  { wanted, found }: Pick<StaleGuide, "wanted" | "found">,
  at: { readonly wanted: string; readonly found: string },
): string {
  if (found === undefined)
    return "Missing guide, expected it beside the others";
  if (wanted === undefined) return "Unexpected guide, no release calls for it";
  return `Stale guide: unexpected \`${at.found}\`, expected \`${at.wanted}\``;
}

function firstDifference(wanted: string, found: string) {
  const lines = { wanted: wanted.split("\n"), found: found.split("\n") };
  const length = Math.max(lines.wanted.length, lines.found.length);
  for (let index = 0; index < length; index += 1) {
    const pair = {
      wanted: lines.wanted[index] ?? "",
      found: lines.found[index] ?? "",
    };
    // The digest differs with anything below it: say what really changed.
    const isDigest = /^ {2}digest: /.test(pair.wanted);
    if (pair.wanted === pair.found || isDigest) continue;
    return { line: index + 1, ...pair };
  }
  return {
    line: 1,
    wanted: lines.wanted[0] ?? "",
    found: lines.found[0] ?? "",
  };
}
