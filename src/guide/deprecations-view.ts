import type { LivingDeprecation } from "../plan/changes.ts";
import { lineOf, type Origins } from "./mark.ts";
import { codeCell, counted } from "./prose.ts";

/** One row of a calendar of removals; every field is a finished cell. */
export interface DeprecationRow {
  readonly subject: string;
  readonly since: string;
  readonly removed: string;
  readonly instead: string;
}

export function deprecationRows(
  deprecations: readonly LivingDeprecation[],
  origins: Origins,
): DeprecationRow[] {
  return deprecations.map((deprecation) => {
    const { subject, since, removed, linesLeft, instead, insteadSince } =
      deprecation;
    const { file } = deprecation.origin;
    const left =
      linesLeft === undefined
        ? ""
        : ` (${counted(linesLeft, "minor release")} left)`;
    const available =
      insteadSince === undefined ? "" : ` (since ${insteadSince})`;
    return {
      subject: origins.markWhole(
        codeCell(subject),
        file,
        lineOf(deprecation.origin, "subject"),
      ),
      since,
      removed: removed === undefined ? "not decided" : `${removed}${left}`,
      instead: `${codeCell(instead)}${available}`,
    };
  });
}
