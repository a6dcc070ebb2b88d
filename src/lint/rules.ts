import type { Rule } from "./rule.ts";
import { documentRules } from "./rules/document/index.ts";
import { sessionRules } from "./rules/session/index.ts";

/** The rules on pages, as they are: no configuration has spoken. */
export const allRules: readonly Rule[] = [...documentRules, ...sessionRules];
