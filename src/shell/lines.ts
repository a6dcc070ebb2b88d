import type { Range } from "./script.ts";

/** A line of the block without its line break. */
export interface Line extends Range {
  readonly text: string;
}

export function splitLines(content: string): Line[] {
  let start = 0;
  return content.split("\n").map((text) => {
    const line = { text, start, end: start + text.length };
    start = line.end + 1;
    return line;
  });
}
