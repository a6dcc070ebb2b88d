import { expect } from "vitest";

/** Matches a usage error by what it says, and by some of what to do next. */
export const refusal = (message: string, ...next: string[]) =>
  expect.objectContaining({ message, next: expect.arrayContaining(next) });
