import { changelog } from "./changelog.ts";
import { check } from "./check.ts";
import type { Command } from "./command.ts";
import { derive } from "./derive.ts";
import { explain } from "./explain.ts";
import { generate } from "./generate.ts";
import { harvest } from "./harvest.ts";
import { lint } from "./lint.ts";
import { migrate } from "./migrate.ts";
import { newCommand } from "./new.ts";
import { plan } from "./plan.ts";
import { release } from "./release.ts";
import { rules } from "./rules.ts";
import { schema } from "./schema.ts";

export const commands: readonly Command[] = [
  newCommand,
  release,
  derive,
  generate,
  plan,
  changelog,
  lint,
  check,
  rules,
  explain,
  schema,
  migrate,
  harvest,
];
