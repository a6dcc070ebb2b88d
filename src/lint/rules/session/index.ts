import type { Rule } from "../../rule.ts";
import { absentVariant } from "./absent-variant.ts";
import { alternativesInOneBlock } from "./alternatives-in-one-block.ts";
import { deletionBeforeBackup } from "./deletion-before-backup.ts";
import { deletionBeforeReplacement } from "./deletion-before-replacement.ts";
import { downgradeInOldImage } from "./downgrade-in-old-image.ts";
import { dropBeforeCheck } from "./drop-before-check.ts";
import { emptiedInput } from "./emptied-input.ts";
import { ignoredSqlErrors } from "./ignored-sql-errors.ts";
import { immutableField } from "./immutable-field.ts";
import { liveCopyDeletion } from "./live-copy-deletion.ts";
import { lostBackupStatus } from "./lost-backup-status.ts";
import { manualStepInBlock } from "./manual-step-in-block.ts";
import { migrationInOldImage } from "./migration-in-old-image.ts";
import { misnamedFile } from "./misnamed-file.ts";
import { misnamedImage } from "./misnamed-image.ts";
import { misplacedPath } from "./misplaced-path.ts";
import { missingContext } from "./missing-context.ts";
import { missingHost } from "./missing-host.ts";
import { missingNamespace } from "./missing-namespace.ts";
import { missingSnapshot } from "./missing-snapshot.ts";
import { missingRestoreFile } from "./missing-restore-file.ts";
import { neverFinishingCommand } from "./never-finishing-command.ts";
import { outputLostWithContainer } from "./output-lost-with-container.ts";
import { overwrittenBackup } from "./overwritten-backup.ts";
import { raceAfterStart } from "./race-after-start.ts";
import { removalAfterCopy } from "./removal-after-copy.ts";
import { removalWithoutBackup } from "./removal-without-backup.ts";
import { repeatedCd } from "./repeated-cd.ts";
import { retiredCommand } from "./retired-command.ts";
import { retiredUsage } from "./retired-usage.ts";
import { staleUsage } from "./stale-usage.ts";
import { strayKind } from "./stray-kind.ts";
import { strayName } from "./stray-name.ts";
import { strayNamespace } from "./stray-namespace.ts";
import { strayValuesHeading } from "./stray-values-heading.ts";
import { terminalOnRedirectedOutput } from "./terminal-on-redirected-output.ts";
import { unansweredQuestion } from "./unanswered-question.ts";
import { unawaitedSnapshot } from "./unawaited-snapshot.ts";
import { undeclaredVariable } from "./undeclared-variable.ts";
import { unlistedTool } from "./unlisted-tool.ts";
import { backupWithoutData } from "./backup-without-data.ts";
import { migrationFromBase } from "./migration-from-base.ts";
import { unguardedRemoval } from "./unguarded-removal.ts";
import { unsetVariable } from "./unset-variable.ts";
import { untaggedPush } from "./untagged-push.ts";
import { unverifiedHealthCheck } from "./unverified-health-check.ts";
import { wrongRestoreProgram } from "./wrong-restore-program.ts";
import { wrongUnpackOption } from "./wrong-unpack-option.ts";
import { missingOperand } from "./missing-operand.ts";
import { surplusOperand } from "./surplus-operand.ts";
import { swallowedOption } from "./swallowed-option.ts";
import { unknownOption } from "./unknown-option.ts";
import { unknownSubcommand } from "./unknown-subcommand.ts";

/** Every rule on the rehearsal, one file each. */
export const sessionRules: readonly Rule[] = [
  absentVariant,
  alternativesInOneBlock,
  deletionBeforeBackup,
  deletionBeforeReplacement,
  downgradeInOldImage,
  dropBeforeCheck,
  emptiedInput,
  ignoredSqlErrors,
  immutableField,
  liveCopyDeletion,
  lostBackupStatus,
  manualStepInBlock,
  migrationInOldImage,
  misnamedFile,
  misnamedImage,
  misplacedPath,
  missingContext,
  missingHost,
  missingNamespace,
  missingSnapshot,
  missingRestoreFile,
  neverFinishingCommand,
  outputLostWithContainer,
  overwrittenBackup,
  raceAfterStart,
  removalAfterCopy,
  removalWithoutBackup,
  repeatedCd,
  retiredCommand,
  retiredUsage,
  staleUsage,
  strayKind,
  strayName,
  strayNamespace,
  strayValuesHeading,
  terminalOnRedirectedOutput,
  unansweredQuestion,
  unawaitedSnapshot,
  undeclaredVariable,
  unlistedTool,
  unsetVariable,
  unguardedRemoval,
  backupWithoutData,
  migrationFromBase,
  untaggedPush,
  unverifiedHealthCheck,
  wrongRestoreProgram,
  wrongUnpackOption,
  missingOperand,
  surplusOperand,
  swallowedOption,
  unknownOption,
  unknownSubcommand,
];
