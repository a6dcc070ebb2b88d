import type { Rule } from "./rule.ts";
import { documentRules } from "./rules/document/index.ts";
import { sessionRules } from "./rules/session/index.ts";

export const allRules: readonly Rule[] = [...documentRules, ...sessionRules];
