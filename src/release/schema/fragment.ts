import type { z } from "zod";
import { release } from "./release.ts";

/**
 * `unreleased/*.yaml`: what one pull request brings to the next release. Any
 * field of a release but those that only the release as a whole has.
 */
export const fragment = release
  .omit({ version: true, date: true, status: true, channel: true })
  .partial();

export type WrittenFragment = z.output<typeof fragment>;
