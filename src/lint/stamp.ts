import type { Position } from "../markdown/document.ts";
import type { Finding, Origin, Problem, Related, Severity } from "./finding.ts";
import { certainFix } from "./fix.ts";
import { historyOf } from "./history.ts";
import { positionOf } from "./positions.ts";
import type { Page } from "./rule.ts";
import type { LocatedProblem } from "./yielding.ts";

interface Told {
  readonly file: string;
  /** Where a line of generated text came from. */
  readonly trace?: (line: number) => Origin | undefined;
}

/** What rules found as it is reported: in the order of the page, each once. */
export function stamp(
  problems: readonly LocatedProblem[],
  page: Page,
  options: Told,
): Finding[] {
  return inOrder(problems.map((problem) => finding(problem, page, options)));
}

function finding(
  { rule, problem, position }: LocatedProblem,
  page: Page,
  { file, trace }: Told,
): Finding {
  const { evidence = "exact", message, related = [] } = problem;
  const history = historyOf(page, position.line);
  const told: Related[] = [...related, ...(history ? [history] : [])];
  const origin = trace?.(position.line);
  const fix = history ? undefined : certainFix(problem, page);
  return {
    rule: rule.name,
    severity: history ? "info" : severityOf(rule.severity, problem),
    tier: rule.tier,
    evidence,
    file,
    ...spanOf(position),
    message,
    ...((problem.related || history) && {
      related: told.map(({ file: other = file, place, message }) => ({
        file: other,
        ...spanOf(positionOf(place, page.blocks)),
        message,
      })),
    }),
    ...(origin && { origin }),
    ...(fix && { fix }),
  };
}

/** A rule may hand in a fence or heading as its place: only the span is reported. */
function spanOf({ line, column, endLine, endColumn }: Position): Position {
  return { line, column, endLine, endColumn };
}

function severityOf(
  ceiling: Severity,
  { evidence, atMost }: Problem,
): Severity {
  if (atMost === "info" || ceiling === "info") return "info";
  const warns = evidence === "heuristic" || atMost === "warning";
  return warns ? "warning" : ceiling;
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map(
    findings.map((finding) => [
      [finding.rule, finding.line, finding.column, finding.message].join("\0"),
      finding,
    ]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1),
  );
}
