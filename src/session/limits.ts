import type { EvaluationLimit } from "./wants.ts";

/** Nothing a page says can make the session run for long. */
export const limits = {
  steps: 3_000,
  /** Of variables, each time they are looked at. */
  expansions: 10_000,
  depth: 40,
  iterations: 200,
  length: 16_384,
  path: 1_000,
  words: 1_000,
  /** Of one command. */
  redirections: 100,
};

export type Limit =
  | keyof typeof limits
  | "files"
  | "nesting"
  | "size"
  | `evaluation: ${EvaluationLimit}`;
