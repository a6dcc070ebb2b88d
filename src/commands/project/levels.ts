import { levelsOnEach } from "../../config/effective.ts";
import type { Finding, Severity } from "../../lint/finding.ts";
import { comparisons } from "../comparisons.ts";
import type { Project } from "../project.ts";

const loudness: Readonly<Record<Severity, number>> = {
  info: 0,
  warning: 1,
  error: 2,
};

/**
 * Findings as loud as the configuration has them, those of rules that are off
 * left out. What the linter lowered, for it was right in its day or harms less,
 * is never made louder.
 */
export function levelled(
  findings: readonly Finding[],
  { config, rules, productRules }: Project,
): Finding[] {
  if (config.layers.length === 0) return [...findings];
  const ceilings = new Map<string, Severity>([
    ...[...rules, ...productRules].map(
      ({ name, severity }) => [name, severity] as const,
    ),
    ...comparisons.map(({ name }) => [name, "error"] as const),
  ]);
  const levels = levelsOnEach(config);
  return findings.flatMap((finding) => {
    const { file, rule: name, tier, severity } = finding;
    const level = levels(file)({ name, tier })?.value;
    if (level === undefined) return [finding];
    if (level === "off") return [];
    const isLowered = severity !== usual(ceilings.get(name), finding);
    const isLouder = loudness[level] > loudness[severity];
    return [isLowered && isLouder ? finding : { ...finding, severity: level }];
  });
}

/** As loud as a rule is where nothing speaks for less. */
function usual(
  ceiling: Severity | undefined,
  { evidence }: Finding,
): Severity | undefined {
  return ceiling === "error" && evidence === "heuristic" ? "warning" : ceiling;
}
