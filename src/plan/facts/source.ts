import type { Sourced } from "../../release/types.ts";
import type { Source } from "../expect.ts";

/** The file of a record and the line where it begins. */
export function sourceOf({ origin }: Sourced): Source {
  const lines = Object.values(origin.lines);
  return { file: origin.file, line: lines.length > 0 ? Math.min(...lines) : 1 };
}
