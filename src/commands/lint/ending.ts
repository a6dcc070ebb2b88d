import { counted } from "../../report/counts.ts";
import type { Report } from "../../report/report.ts";
import type { Outcome } from "../command.ts";

/** With more findings than these nobody reads them one by one. */
const readable = 50;

/** Rules that are named, the loudest first. */
const named = 5;

/** How a run ends, and below the report what its counts alone do not tell. */
export function endingOf(
  { summary: { errors, warnings }, findings }: Report,
  {
    mostWarnings,
    hasBaseline,
  }: { readonly mostWarnings: number; readonly hasBaseline: boolean },
): { readonly exitCode: Outcome["exitCode"]; readonly after: string } {
  const told: string[] = [];
  if (findings.length > readable) {
    told.push(`by rule: ${loudest(findings)}`);
    if (!hasBaseline)
      told.push(
        "`guidepost lint --fix --write-baseline` puts right what is certain and writes down the rest: then only what is new is reported",
      );
  }
  const isFailedByWarnings = errors === 0 && warnings > mostWarnings;
  if (isFailedByWarnings)
    told.push(
      `the run fails for ${counted(warnings, "warning")}: \`--max-warnings\` allows ${mostWarnings}`,
    );
  return {
    exitCode: errors > 0 || isFailedByWarnings ? 1 : 0,
    after: told.map((line) => `${line}\n`).join(""),
  };
}

function loudest(findings: Report["findings"]): string {
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const rules = [...byRule]
    .map(([rule, { length }]) => ({ rule, length }))
    .sort((one, other) => other.length - one.length);
  const others = rules
    .slice(named)
    .reduce((sum, { length }) => sum + length, 0);
  return [
    ...rules.slice(0, named).map(({ rule, length }) => `${length} ${rule}`),
    ...(others > 0 ? [`${others} of others`] : []),
  ].join(", ");
}
