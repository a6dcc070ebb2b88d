import { join } from "node:path";
import { kindOf } from "../../files.ts";
import type { Surroundings } from "../command.ts";
import { lint } from "../lint.ts";

/** Pages that were there before, by what the linter says of them today. */
export interface Pages {
  readonly clean: readonly string[];
  readonly flawed: readonly {
    readonly path: string;
    readonly errors: number;
    readonly warnings: number;
  }[];
}

/** Lints the README and the guides as they are; nothing of it is recorded. */
export async function pagesOf(
  guides: readonly string[],
  surroundings: Surroundings,
): Promise<Pages> {
  const clean: string[] = [];
  const flawed: Pages["flawed"][number][] = [];
  for (const path of new Set(["README.md", ...guides])) {
    if ((await kindOf(join(surroundings.cwd, path))) !== "file") continue;
    const { errors, warnings } = await countsOf(path, surroundings);
    if (errors + warnings === 0) clean.push(path);
    else flawed.push({ path, errors, warnings });
  }
  return { clean, flawed };
}

async function countsOf(path: string, { cwd, version }: Surroundings) {
  const { text } = await lint.run(
    [path],
    { format: "json", record: false, allowEmpty: true },
    { cwd, version, colour: false },
  );
  const report: { summary: { errors: number; warnings: number } } =
    JSON.parse(text);
  return report.summary;
}
