import { createHash } from "node:crypto";

/** Tells texts apart; short enough to read in a diff. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
