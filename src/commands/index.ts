import type { Command } from "./command.ts";
import { explain } from "./explain.ts";
import { lint } from "./lint.ts";
import { rules } from "./rules.ts";

export const commands: readonly Command[] = [lint, rules, explain];
