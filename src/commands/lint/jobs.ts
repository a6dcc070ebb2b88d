import { availableParallelism } from "node:os";
import { UsageError } from "../../usage.ts";
import type { Option, Options } from "../command.ts";

export const jobsOption: Option = {
  flags: "--jobs <n>",
  summary: "processes that lint side by side (default: one a core)",
};

/** What one lints in the time that another takes to start. */
const worthOne = 300_000;

/** How much there is to lint. */
export interface Amount {
  readonly pages: number;
  readonly letters: number;
}

/** How many processes lint pages. Without the flag no more than are worth their start. */
export function jobsFor({ pages, letters }: Amount, { jobs }: Options): number {
  if (jobs !== undefined) return Math.min(readJobs(jobs), pages);
  return Math.min(
    availableParallelism(),
    Math.floor(letters / worthOne),
    pages,
  );
}

/** @throws {UsageError} */
export function readJobs(jobs: Options[string]): number {
  if (/^[1-9]\d{0,2}$/.test(String(jobs))) return Number(jobs);
  throw new UsageError(
    `Unexpected \`${String(jobs)}\` for \`--jobs\`, expected a whole number from 1 on`,
  );
}
