import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { explain } from "./explain.ts";
import { generate } from "./generate.ts";
import { lint } from "./lint.ts";
import { plan } from "./plan.ts";
import { rules } from "./rules.ts";

export const commands: readonly Command[] = [
  generate,
  plan,
  lint,
  check,
  rules,
  explain,
];
