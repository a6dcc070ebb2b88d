import type { Step } from "../release/types.ts";
import { compareVersions, type Version } from "../versions.ts";

/** `since` and `until` keep an old guide's procedure as it was at its time. */
export function isOfItsTime(step: Step, to: Version): boolean {
  if (step.since !== undefined && compareVersions(to, step.since) < 0)
    return false;
  return step.until === undefined || compareVersions(to, step.until) < 0;
}
