import type { Rule } from "../../rule.ts";
import { backticksInQuotes } from "./backticks-in-quotes.ts";
import { brokenJson } from "./broken-json.ts";
import { brokenPython } from "./broken-python.ts";
import { brokenQuery } from "./broken-query.ts";
import { brokenSql } from "./broken-sql.ts";
import { brokenWorkflow } from "./broken-workflow.ts";
import { brokenYaml } from "./broken-yaml.ts";
import { deadAnchor } from "./dead-anchor.ts";
import { deadLink } from "./dead-link.ts";
import { duplicateHeading } from "./duplicate-heading.ts";
import { garbledText } from "./garbled-text.ts";
import { hiddenDirection } from "./hidden-direction.ts";
import { htmlEntity } from "./html-entity.ts";
import { idleSuppression } from "./idle-suppression.ts";
import { literalEllipsis } from "./literal-ellipsis.ts";
import { lookAlikeCharacter } from "./look-alike-character.ts";
import { lostContinuation } from "./lost-continuation.ts";
import { lostQuotes } from "./lost-quotes.ts";
import { missingSection } from "./missing-section.ts";
import { mistakenFrontMatter } from "./mistaken-front-matter.ts";
import { misspeltCommand } from "./misspelt-command.ts";
import { notShell } from "./not-shell.ts";
import { pipeIntoPath } from "./pipe-into-path.ts";
import { placeholderRedirection } from "./placeholder-redirection.ts";
import { promptInScript } from "./prompt-in-script.ts";
import { quotesInQuotes } from "./quotes-in-quotes.ts";
import { settingWithoutValue } from "./setting-without-value.ts";
import { refusedComposeFile } from "./refused-compose-file.ts";
import { refusedManifest } from "./refused-manifest.ts";
import { refusedPatch } from "./refused-patch.ts";
import { smartQuotes } from "./smart-quotes.ts";
import { syntaxError } from "./syntax-error.ts";
import { removedApiVersion } from "./removed-api-version.ts";
import { stalePin } from "./stale-pin.ts";
import { staleSetting } from "./stale-setting.ts";
import { unclosedFence } from "./unclosed-fence.ts";
import { undeclaredPlaceholder } from "./undeclared-placeholder.ts";
import { unfilledText } from "./unfilled-text.ts";
import { variableInLink } from "./variable-in-link.ts";
import { unexpandedVariable } from "./unexpanded-variable.ts";
import { unsafeWorkflowInput } from "./unsafe-workflow-input.ts";

/** Rules that look at blocks and text, in the order a reader meets the defects. */
export const documentRules: readonly Rule[] = [
  unclosedFence,
  notShell,
  promptInScript,
  syntaxError,
  lostContinuation,
  smartQuotes,
  placeholderRedirection,
  undeclaredPlaceholder,
  literalEllipsis,
  lostQuotes,
  unexpandedVariable,
  brokenYaml,
  brokenJson,
  brokenQuery,
  brokenSql,
  brokenPython,
  refusedManifest,
  refusedPatch,
  refusedComposeFile,
  brokenWorkflow,
  unsafeWorkflowInput,
  lookAlikeCharacter,
  htmlEntity,
  pipeIntoPath,
  quotesInQuotes,
  backticksInQuotes,
  settingWithoutValue,
  staleSetting,
  stalePin,
  removedApiVersion,
  variableInLink,
  misspeltCommand,
  hiddenDirection,
  garbledText,
  unfilledText,
  deadLink,
  deadAnchor,
  duplicateHeading,
  missingSection,
  mistakenFrontMatter,
  idleSuppression,
];
