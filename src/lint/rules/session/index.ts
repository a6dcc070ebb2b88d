import type { Rule } from "../../rule.ts";
import { missingRestoreFile } from "./missing-restore-file.ts";
import { neverFinishingCommand } from "./never-finishing-command.ts";
import { retiredCommand } from "./retired-command.ts";
import { terminalOnRedirectedOutput } from "./terminal-on-redirected-output.ts";
import { undeclaredVariable } from "./undeclared-variable.ts";
import { unsetVariable } from "./unset-variable.ts";

/** Every rule on the rehearsal, one file each. */
export const sessionRules: readonly Rule[] = [
  missingRestoreFile,
  neverFinishingCommand,
  retiredCommand,
  terminalOnRedirectedOutput,
  undeclaredVariable,
  unsetVariable,
];
