import { foldCopies } from "../../lint/copies.ts";
import type { Finding } from "../../lint/finding.ts";
import { lowerSuperseded } from "../../lint/superseded.ts";
import type { Project } from "../project.ts";
import { levelled } from "../project/levels.ts";
import type { LintedPage } from "./linted.ts";

type Found = Pick<LintedPage, "file" | "findings" | "contexts">;

/**
 * The findings of all pages as they are reported: as loud as the configuration
 * has them, and those of copies once. `copies` is how many that took away.
 */
export function foldPages(
  pages: readonly Found[],
  project: Project,
  names: ReadonlySet<string>,
): { readonly findings: Finding[]; readonly copies: number } {
  const linted = pages.map((page) => louder(page, project));
  const known = new Set(pages.map(({ file }) => file));
  // Pages that are not looked at this time are newer all the same.
  const others = [...names]
    .filter((file) => !known.has(file))
    .map((file): Found => ({ file, findings: [], contexts: [] }));
  const judged = lowerSuperseded([...linted, ...others]);
  const findings = foldCopies(judged);
  const found = judged.reduce((sum, one) => sum + one.findings.length, 0);
  return { findings, copies: found - findings.length };
}

/** Each finding keeps its context, also where others are off. */
function louder(page: Found, project: Project): Found {
  const kept = page.findings.flatMap((finding, at) =>
    levelled([finding], project).map((finding) => ({
      finding,
      context: page.contexts[at] ?? "",
    })),
  );
  return {
    file: page.file,
    findings: kept.map(({ finding }) => finding),
    contexts: kept.map(({ context }) => context),
  };
}
