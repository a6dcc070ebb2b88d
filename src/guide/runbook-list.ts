import type { Product, Runbook } from "../release/types.ts";
import { runbookKinds } from "./labels.ts";
import { lineOf, type Origins } from "./mark.ts";
import { cell, describeDuration } from "./prose.ts";

/** A runbook in a table of them; every field is a finished cell. */
export interface RunbookRow {
  /** With a link to its page. */
  readonly title: string;
  readonly kind: string;
  readonly why: string;
  readonly downtime: string;
}

/** Emergencies first. */
export function runbookRows(
  { runbooks }: Product,
  origins: Origins,
  kinds: readonly Runbook["kind"][] = ["emergency", "routine", "development"],
): RunbookRow[] {
  return kinds.flatMap((wanted) =>
    runbooks
      .filter(({ kind }) => kind === wanted)
      .map(({ id, title, kind, why, downtime, origin }) => ({
        title: origins.markWhole(
          `[${cell(title)}](runbooks/${id}.md)`,
          origin.file,
          lineOf(origin, "title"),
        ),
        kind: runbookKinds[kind],
        why: why === undefined ? "" : `${cell(why)}.`,
        downtime: downtime === undefined ? "" : describeDuration(downtime),
      })),
  );
}
