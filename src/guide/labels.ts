import type {
  BumpPolicy,
  Change,
  ConfigDelta,
  Depth,
  Migration,
  Phase,
  Runbook,
} from "../release/types.ts";

/** The words of the guides for the terms of the model. */
export const phaseTitles: Record<Exclude<Phase, "rollback">, string> = {
  prepare: "Prepare",
  backup: "Back up",
  upgrade: "Upgrade",
  verify: "Verify",
  after: "After the upgrade",
};

/** The same in a page of steps that belong to no upgrade. */
export const runbookPhases: typeof phaseTitles = {
  ...phaseTitles,
  upgrade: "Carry it out",
  after: "Afterwards",
};

export const runbookKinds: Record<Runbook["kind"], string> = {
  routine: "Routine",
  emergency: "Emergency",
  development: "Development",
};

export const bumpTitles: Record<BumpPolicy["kind"], string> = {
  patch: "Patch",
  minor: "Minor",
  major: "Major",
};

export const depthTitles: Record<Depth, string> = {
  code: "Code only",
  schema: "Code and database schema",
  data: "Restore from the backup",
};

/** What a point of no return takes away, in the words of the ways back. */
export function closesInWords(closes: readonly Depth[]): string {
  if (closes.length === 0) return "the new database schema stays";
  const ways = closes.map((depth) => `"${depthTitles[depth]}"`).join(" and ");
  return `${ways} no longer helps`;
}

export const changeKinds: Record<Change["kind"], string> = {
  breaking: "Breaking",
  behaviour: "Behaviour",
  security: "Security",
  "known-issue": "Known issue",
};

export const deltaOps: Record<ConfigDelta["op"], string> = {
  added: "New",
  removed: "Removed",
  renamed: "Renamed",
  split: "Split",
  merged: "Merged",
  "default-changed": "New default",
  "type-changed": "New type",
  "required-changed": "Requirement",
  deprecated: "Deprecated",
  undeprecated: "No longer deprecated",
  restored: "Back again",
};

export const untouchedNotes: Record<
  NonNullable<ConfigDelta["untouched"]>,
  string
> = {
  ignored: "The old setting is ignored.",
  "error-at-start": "Without it the new version does not start.",
  "new-behaviour": "Without a change the behaviour is new.",
};

export const migrationRuns: Record<Migration["runs"], string> = {
  "on-start": "when the new version starts",
  "by-hand": "by hand, as a step below",
  background: "in the background, after the upgrade",
};
