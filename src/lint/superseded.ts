import type { Finding } from "./finding.ts";
import type { LintResult } from "./linter.ts";
import { newestFirst, versionOf } from "./versioned-paths.ts";

/** A page that was linted, and where it is. */
type Linted = Pick<LintResult, "findings"> & { readonly file: string };

/**
 * What a tool no longer takes was right in its time: on pages of a version
 * older than another that is linted, `docs/1.2/` beside `docs/2.0/`, such
 * findings are hints. What no shell ever took is wrong there as well.
 */
export function lowerSuperseded<Result extends Linted>(
  pages: readonly Result[],
): Result[] {
  const newest = newestVersions(pages);
  return pages.map((page) => {
    const { version } = versionOf(page.file);
    const newer = keysOf(page)
      .flatMap((key) => newest.get(key) ?? [])
      .find(({ version: other }) => newestFirst(other, version) < 0);
    if (version === undefined || !newer) return page;
    return {
      ...page,
      findings: page.findings.map((finding) =>
        finding.tier === "tool" ? lowered(finding, newer) : finding,
      ),
    };
  });
}

/** The newest page of each folder of versions, and of each page with copies. */
function newestVersions(pages: readonly Linted[]) {
  const newest = new Map<
    string,
    { version: string | undefined; file: string }
  >();
  for (const page of pages) {
    const { file } = page;
    const { version } = versionOf(file);
    for (const key of keysOf(page)) {
      const known = newest.get(key);
      if (!known || newestFirst(version, known.version) < 0)
        newest.set(key, { version, file });
    }
  }
  return newest;
}

function keysOf({ file }: Linted): string[] {
  const { path, before } = versionOf(file);
  return [`page ${path}`, ...(before === undefined ? [] : [`in ${before}`])];
}

function lowered(finding: Finding, newer: { readonly file: string }): Finding {
  const { fix: _, ...rest } = finding;
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = `it was right in its time: this page is of a newer version`;
  return {
    ...rest,
    severity: "info",
    related: [
      ...(finding.related ?? []),
      { file: newer.file, ...place, message },
    ],
  };
}
