import type { Depth, Phase } from "../release/types.ts";

/** What commands are for, where no heading says it; the first that fits. */
const purposes: readonly (readonly [Phase, RegExp])[] = [
  [
    "rollback",
    /\bhelm rollback\b|\brollout undo\b|\b(?:alembic|knex|goose) down(?:grade)?\b|\bpg_restore\b|\bdb:rollback\b/,
  ],
  [
    "backup",
    /\bpg_dump(?:all)?\b|\bmysqldump\b|\bmongodump\b|\bcreate-(?:db-)?snapshot\b|\bvelero backup create\b|\betcdctl\b.*\bsnapshot save\b|\brestic backup\b/,
  ],
];

/** Back to the last version, to the schema before, or to the data before. */
const depths: readonly (readonly [Depth, RegExp])[] = [
  [
    "data",
    /\bpg_restore\b|\bpsql\b[^\n|]*<(?!<)|\bmysql\b[^\n|]*<(?!<)|\bmongorestore\b|\brestore\b.*\b(?:backup|snapshot|database|data)\b|\bdatabase restore\b|\bDROP DATABASE\b/i,
  ],
  [
    "schema",
    /\bdown-?grad(?:e|ing)\b|\bmigrate[: ](?:down|rollback|undo)|\bdb:rollback\b|\bschema\b|\bdatabase rollback\b/i,
  ],
];

/** The phase that commands belong to by themselves. */
export function phaseOfCommands(text: string): Phase | undefined {
  return purposes.find(([, pattern]) => pattern.test(text))?.[0];
}

/** How deep a rollback reaches, by its title and commands. */
export function depthOf(text: string): Depth {
  return depths.find(([, pattern]) => pattern.test(text))?.[0] ?? "code";
}
