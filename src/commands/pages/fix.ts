import { readText } from "../../files.ts";
import { writeTexts } from "../../writing/write.ts";
import { applyFixes } from "../../lint/fix.ts";
import type { Finding } from "../../lint/finding.ts";
import type { LintResult } from "../../lint/linter.ts";
import { lintThoroughly } from "../../lint/thorough.ts";
import type { Document } from "../../markdown/document.ts";
import { guidepostIn } from "../../markdown/frontmatter.ts";
import { printable } from "../../report/printable.ts";
import type { Options, Surroundings } from "../command.ts";
import { knowledgeOf } from "./knowledge.ts";
import { sayingsOf } from "./sayings.ts";
import { sourcesOf } from "./sources.ts";
import type { Project } from "../project.ts";
import { levelled } from "../project/levels.ts";

/** What `--fix` would do; nothing is written yet. */
export interface Fixes {
  readonly pages: readonly FixedPage[];
  /** Findings in generated guides: what to edit instead of the page. */
  readonly elsewhere: readonly string[];
}

export const noFixes: Fixes = { pages: [], elsewhere: [] };

interface FixedPage {
  /** From the folder that Guidepost runs in. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly settled: number;
}

/** Each round may uncover what another finding hid; nothing needs more than a few. */
const rounds = 10;

/** Plans the fixes of pages: absolute paths by the names that reports give them. */
export async function planFixes(
  files: ReadonlyMap<string, string>,
  project: Project,
  options: Options,
  { cwd }: Surroundings,
): Promise<Fixes> {
  const { rules, toolCalled } = project;
  const says = await sayingsOf(project);
  const know = knowledgeOf(project, says);
  const sourcesFor = await sourcesOf(project, options, { cwd, says });
  const pages: FixedPage[] = [];
  const elsewhere: string[] = [];
  for (const [file, path] of files) {
    const before = await readText(path);
    const knowledge = await know(file, before);
    const named = { file, rules, toolCalled, ...knowledge };
    const sources = sourcesFor(file, before);
    const lint = async (text: string) => {
      const result = await lintThoroughly(text, named, sources);
      return { ...result, findings: levelled(result.findings, project) };
    };
    const { page, findings } = await lint(before);
    const origins = originsOf(page.document);
    if (origins) {
      elsewhere.push(...findings.flatMap((one) => editInstead(one, origins)));
      continue;
    }
    const fixed = await fixPage(before, findings, lint);
    if (fixed.settled > 0) pages.push({ file, before, ...fixed });
  }
  return { pages, elsewhere };
}

/** Fixes a text until nothing more is certain; `found` is what a lint of it finds. */
export async function fixPage(
  before: string,
  found: readonly Finding[],
  lint: (text: string) => Promise<Pick<LintResult, "findings">>,
): Promise<{ after: string; settled: number }> {
  let after = before;
  let findings = found;
  let settled = 0;
  for (let round = 0; round < rounds; round++) {
    const fixed = applyFixes(after, findings);
    if (fixed.settled === 0) break;
    after = fixed.text;
    settled += fixed.settled;
    ({ findings } = await lint(after));
  }
  return { after, settled };
}

/** The sources of a generated guide; its digest tells it from one written by hand. */
function originsOf({ frontMatter }: Document): string | undefined {
  const guide = guidepostIn(frontMatter);
  if (!guide || !("digest" in guide)) return undefined;
  const { sources } = guide;
  const named = Array.isArray(sources) ? sources.map(String) : [];
  return named.join(", ") || "its metadata";
}

function editInstead(finding: Finding, origins: string): string[] {
  const { fix, file, line, message, origin } = finding;
  if (!fix) return [];
  const where = origin ? `${origin.file}:${origin.line}` : origins;
  return [`${file}:${line} is generated, edit ${where} instead: ${message}`];
}

/** Writes every page that changes. */
export async function writeFixes(
  { pages }: Fixes,
  { root }: Pick<Project, "root">,
): Promise<void> {
  const writings = pages.map(({ file, before, after }) => ({
    path: file,
    text: after,
    before,
  }));
  await writeTexts(writings, { root });
}

/** What was fixed, or why not, in lines above a report. */
export function tellFixes({ pages, elsewhere }: Fixes): string {
  const lines = [
    ...pages.map(
      ({ file, settled }) =>
        `fixed ${settled} ${settled === 1 ? "problem" : "problems"} in ${file}`,
    ),
    ...elsewhere,
  ];
  if (lines.length === 0) return "";
  return `${lines.map(printable).join("\n")}\n\n`;
}

/** A unified diff that `patch -p1` takes; it skips the lines below it. */
export async function diffOf(
  { pages, elsewhere }: Fixes,
  { colour }: Surroundings,
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const patches = pages.map(({ file, before, after }) =>
    createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, "", "", {
      headerOptions: FILE_HEADERS_ONLY,
    }),
  );
  const text = [...patches, ...elsewhere.map((line) => `# ${line}\n`)].join("");
  // A terminal obeys what a file may hold.
  return colour ? text.split("\n").map(printable).join("\n") : text;
}
