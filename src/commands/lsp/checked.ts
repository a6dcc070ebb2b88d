import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver";
import { readNow } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import type { Actionable } from "../../lsp/actions.ts";
import {
  diagnosticOf,
  knownDiagnosticOf,
  problemDiagnostic,
  unreadable,
  type Files,
} from "../../lsp/diagnostics.ts";
import { silencingIn, silencingInYaml } from "../../lsp/silencing.ts";
import type { MetadataProblem } from "../../release/source.ts";
import { guidepostIn } from "../../markdown/frontmatter.ts";
import { comparisons } from "../comparisons.ts";
import type { CheckedPage, OpenTexts } from "./page.ts";
import type { CheckedProduct } from "./product.ts";

/** A file as it was checked. */
export interface Checked {
  readonly text: string;
  readonly found: readonly Actionable[];
  /** All that the editor shows: of metadata that do not read, too. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Naming {
  /** Absolute: the files of findings are named from there. */
  readonly root: string;
  readonly open: OpenTexts;
  readonly uriOf: (path: string) => string;
}

/** What to show of a page, and what may be done about it. */
export function ofPage(
  { path, text }: { readonly path: string; readonly text: string },
  { findings, known, page }: CheckedPage,
  naming: Naming,
): Checked {
  const { document } = page;
  const isMdx = path.endsWith(".mdx");
  // What is edited in a generated page is lost.
  const isGenerated = "digest" in (guidepostIn(document.frontMatter) ?? {});
  const files = filesOf(naming);
  const found = findings.map((finding) => ({
    finding,
    fix: isGenerated ? [] : (finding.fix ?? []),
    diagnostic: shown(finding, known, files),
    silencing: isGenerated
      ? undefined
      : silencingIn(document, finding, { isMdx }),
  }));
  return { text, found, diagnostics: diagnosticsOf(found) };
}

/** Of a page whose metadata do not read. */
export function ofUnreadable(
  text: string,
  problems: readonly MetadataProblem[],
  naming: Naming,
): Checked {
  const diagnostic = unreadable(problems, text, filesOf(naming));
  return { text, found: [], diagnostics: [diagnostic] };
}

/** The same of each file of a product, by its name from the root. */
export function ofProduct(
  { texts, problems, findings, known }: CheckedProduct,
  naming: Naming,
): ReadonlyMap<string, Checked> {
  const files = filesOf(naming);
  const checked = [...texts].map(([file, text]) => {
    const found = findings
      .filter((finding) => finding.file === file)
      .map((finding) => ({
        finding,
        fix: [],
        diagnostic: shown(finding, known, files),
        silencing: isComparison(finding)
          ? undefined
          : silencingInYaml(text, finding),
      }));
    const own = problemsIn(problems, file, text);
    const diagnostics = [...own, ...diagnosticsOf(found)].sort(byLine);
    return [file, { text, found, diagnostics }] as const;
  });
  return new Map(checked);
}

/** What does not read of a file. */
export function problemsIn(
  problems: readonly MetadataProblem[],
  file: string,
  text: string,
): Diagnostic[] {
  return problems
    .filter((problem) => problem.file === file)
    .map((problem) => problemDiagnostic(problem, text));
}

function shown(
  finding: Finding,
  known: ReadonlySet<Finding>,
  files: Files,
): Diagnostic {
  return known.has(finding)
    ? knownDiagnosticOf(finding, files)
    : diagnosticOf(finding, files);
}

function diagnosticsOf(found: readonly Actionable[]): Diagnostic[] {
  return found.map(({ diagnostic }) => diagnostic);
}

function byLine(a: Diagnostic, b: Diagnostic): number {
  return a.range.start.line - b.range.start.line;
}

/** Those are no rules: no comment disables them. */
function isComparison({ rule }: Finding): boolean {
  return comparisons.some(({ name }) => name === rule);
}

function filesOf({ root, open, uriOf }: Naming): Files {
  return {
    uriOf: (file: string) => uriOf(join(root, file)),
    textOf: (file: string) => {
      const path = join(root, file);
      return open(path) ?? readNow(path) ?? "";
    },
  };
}
