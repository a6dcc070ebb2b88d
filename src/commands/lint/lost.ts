import { digestOf } from "../digest.ts";
import type { LintedPage } from "./linted.ts";

export const lostRule = "unfinished-check";
export const lostHelp =
  "Lint the page alone with `--jobs 1`; where it ends there as well, report the page: nothing that is written in one may end Guidepost";

const why = {
  time: "it took more than two minutes of processor time, or ten by the clock",
  end: "its worker was killed or ran out of memory, twice",
};

/** A page of which nothing is known: it must not look like one without findings. */
export function lostPage(file: string, by: keyof typeof why): LintedPage {
  const context = digestOf(file);
  return {
    file,
    findings: [
      {
        rule: lostRule,
        severity: "error",
        tier: "document",
        evidence: "exact",
        file,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 2,
        message: `Unexpected end of the check, expected all of the page to be read: ${why[by]}`,
      },
    ],
    contexts: [context],
    coverage: {
      blocks: 0,
      commands: 0,
      dryRun: { statements: 0, known: 0, evaluated: 0, unknown: 0, skipped: 0 },
    },
  };
}
