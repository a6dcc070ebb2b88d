import { countCommands } from "./blocks.ts";
import type { Coverage } from "./finding.ts";
import type { Page } from "./rule.ts";

/** How far a page was followed. */
export function coverageOf({ blocks, rehearsal }: Page): Coverage {
  const outcomes = Object.groupBy(
    rehearsal.statements,
    ({ outcome }) => outcome,
  );
  return {
    blocks: blocks.length,
    commands: blocks.reduce((sum, block) => sum + countCommands(block), 0),
    dryRun: {
      statements: rehearsal.statements.length,
      known: outcomes.known?.length ?? 0,
      evaluated: outcomes.evaluated?.length ?? 0,
      unknown: outcomes.unknown?.length ?? 0,
      skipped: outcomes.skipped?.length ?? 0,
    },
  };
}
