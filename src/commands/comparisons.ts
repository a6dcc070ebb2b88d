import { undeclaredHelp, undeclaredRule } from "./metadata/undeclared.ts";
import { lostHelp, lostRule } from "./lint/lost.ts";
import { staleHelp, staleRule } from "./stale.ts";

/** What `check` finds by holding files against each other; no rule looks at one page for it. */
export interface Comparison {
  readonly name: string;
  readonly summary: string;
  readonly why: string;
  readonly help: string;
}

/** Here and not where it is found: `lint` names it and reads no migrations. */
export const editedRule = "edited-migration";

export const comparisons: readonly Comparison[] = [
  {
    name: staleRule,
    summary: "A generated page is not what the metadata and templates write",
    why: "Readers follow the page: a fact that was put right in the metadata alone does not reach them",
    help: staleHelp,
  },
  {
    name: undeclaredRule,
    summary: "A release and what was kept of its files say different things",
    why: "A setting or a migration that the release does not name is in no guide",
    help: undeclaredHelp,
  },
  {
    name: editedRule,
    summary: "A migration that a release has reads otherwise by now",
    why: "A database that ran it will not run it again: it and a new one differ from then on",
    help: "Write a new migration in its place; where what it did does not matter, `guidepost derive <product> --to <revision> --release <version> --accept-edits` keeps it as it reads now",
  },
  {
    name: lostRule,
    summary: "A page was not checked to its end",
    why: "Nothing is known of the page, and silence would look like a page without a fault",
    help: lostHelp,
  },
];
