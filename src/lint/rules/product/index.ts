import type { ProductRule } from "../../product/rule.ts";
import { absentKey } from "./absent-key.ts";
import { backdatedRelease } from "./backdated-release.ts";
import { breakInPatch } from "./break-in-patch.ts";
import { brokenRevisionChain } from "./broken-revision-chain.ts";
import { choiceGap } from "./choice-gap.ts";
import { contradictedDefault } from "./contradicted-default.ts";
import { datedBackupName } from "./dated-backup-name.ts";
import { duplicateId } from "./duplicate-id.ts";
import { lateReplacement } from "./late-replacement.ts";
import { migrationWithoutStep } from "./migration-without-step.ts";
import { missingRollback } from "./missing-rollback.ts";
import { orphanStep } from "./orphan-step.ts";
import { overdueDeprecation } from "./overdue-deprecation.ts";
import { presentKey } from "./present-key.ts";
import { removalWithoutNotice } from "./removal-without-notice.ts";
import { requiredBeforePossible } from "./required-before-possible.ts";
import { requirementGap } from "./requirement-gap.ts";
import { silentDeprecations } from "./silent-deprecations.ts";
import { strandedMigration } from "./stranded-migration.ts";
import { unaskedVariable } from "./unasked-variable.ts";
import { unconfirmedGuess } from "./unconfirmed-guess.ts";
import { unfilledPlaceholder } from "./unfilled-placeholder.ts";
import { unknownName } from "./unknown-name.ts";
import { unknownVersion } from "./unknown-version.ts";
import { unpinnedUpgrade } from "./unpinned-upgrade.ts";
import { unreachableRelease } from "./unreachable-release.ts";
import { unwrittenSummary } from "./unwritten-summary.ts";
import { writingProbe } from "./writing-probe.ts";

/** Rules that look at the metadata of one product, from its names to its commands. */
export const productRules: readonly ProductRule[] = [
  unconfirmedGuess,
  unknownName,
  unfilledPlaceholder,
  unknownVersion,
  duplicateId,
  orphanStep,
  choiceGap,
  backdatedRelease,
  unreachableRelease,
  requirementGap,
  absentKey,
  presentKey,
  contradictedDefault,
  removalWithoutNotice,
  overdueDeprecation,
  lateReplacement,
  silentDeprecations,
  unwrittenSummary,
  breakInPatch,
  requiredBeforePossible,
  brokenRevisionChain,
  strandedMigration,
  migrationWithoutStep,
  missingRollback,
  datedBackupName,
  unaskedVariable,
  unpinnedUpgrade,
  writingProbe,
];
