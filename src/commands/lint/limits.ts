import type { GuardLimits } from "../../guard/watched.ts";

/**
 * What linting some pages may take. A busy machine takes a minute for what takes a
 * second elsewhere, and that is no hang.
 */
export const pageLimits: GuardLimits = {
  milliseconds: 600_000,
  processorMilliseconds: 120_000,
};
