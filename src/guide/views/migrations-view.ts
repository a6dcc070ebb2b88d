import type { Leg } from "../../plan/plan.ts";
import type { Migration } from "../../release/types.ts";
import { migrationRuns } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { cell, codeCell, inWords } from "../prose.ts";

/** One row of the table of migrations; every field is a finished cell. */
export interface MigrationRow {
  readonly what: string;
  readonly revisions: string;
  readonly runs: string;
  readonly online: string;
  readonly reversible: string;
  readonly note: string;
}

export function migrationRows(
  leg: Pick<Leg, "migrations">,
  origins: Origins,
): MigrationRow[] {
  return leg.migrations.map((migration) => {
    const { file } = migration.origin;
    const line = lineOf(migration.origin, "record");
    const own = migration.kind === "own";
    return {
      what: origins.markWhole(
        own ? cell(migration.title) : cell(migration.tool),
        file,
        line,
      ),
      revisions: own
        ? ""
        : `${codeCell(migration.after)} to ${codeCell(migration.head)}`,
      runs: migrationRuns[migration.runs],
      online: yesOrNo(migration.online),
      reversible: yesOrNo(migration.reversible),
      note: notesOf(migration).join(" "),
    };
  });
}

function notesOf(migration: Migration): string[] {
  const { cost, carriedIn, finishBefore, wait, note } = migration;
  return [
    ...(note === undefined ? [] : [`${cell(note)}.`]),
    ...cost.map(
      ({ rows, took, on }) =>
        `${rows.toLocaleString("en-GB")} rows took ${inWords(took)} on ${cell(on)}.`,
    ),
    ...(carriedIn === undefined
      ? []
      : [`Its code is in ${codeCell(carriedIn)} only.`]),
    ...(finishBefore === undefined
      ? []
      : [`It must finish before ${finishBefore}.`]),
    ...(wait === undefined ? [] : [`${codeCell(wait)} waits for it.`]),
  ];
}

function yesOrNo(yes: boolean): string {
  return yes ? "yes" : "no";
}
