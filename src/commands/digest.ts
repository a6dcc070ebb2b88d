import { sha256 } from "../sha256.ts";

/** Tells texts apart; short enough to read in a diff. */
export function digestOf(text: string): string {
  return sha256(text).slice(0, 16);
}
