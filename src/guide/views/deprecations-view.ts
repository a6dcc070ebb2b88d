import type { LivingDeprecation } from "../../plan/deprecations.ts";
import type { Product } from "../../release/types.ts";
import { editForms } from "../edits/index.ts";
import { lineOf, type Origins } from "../mark.ts";
import { codeCell, counted } from "../prose.ts";

/** One row of a calendar of removals; every field is a finished cell. */
export interface DeprecationRow {
  readonly subject: string;
  readonly since: string;
  readonly removed: string;
  readonly instead: string;
}

export function deprecationRows(
  { surfaces }: Product,
  deprecations: readonly LivingDeprecation[],
  origins: Origins,
): DeprecationRow[] {
  return deprecations.map((deprecation) => {
    const { subject, since, removed, linesLeft, instead, insteadSince } =
      deprecation;
    const { file } = deprecation.origin;
    const surface = surfaces.find(({ id }) => id === deprecation.surface);
    const form = surface && editForms[surface.format];
    const left =
      linesLeft === undefined
        ? ""
        : ` (${counted(linesLeft, "minor release")} left)`;
    const available =
      insteadSince === undefined ? "" : ` (since ${insteadSince})`;
    return {
      subject: origins.markWhole(
        codeCell(form?.name(subject) ?? subject),
        file,
        lineOf(deprecation.origin, form === undefined ? "subject" : "key"),
      ),
      since,
      removed: removed === undefined ? "not decided" : `${removed}${left}`,
      instead: instead === "" ? "" : `${codeCell(instead)}${available}`,
    };
  });
}
