import type { Format } from "../../src/reference/lists.ts";

/** What a reader of a format should know, a sentence each. */
export function overlayWords({
  overlay,
  isText,
}: Pick<Format, "overlay" | "isText">): string[] {
  const words = ["A second file replaces the values of the first."];
  if (overlay?.nullRemoves)
    words.push("null in a second file takes the setting away.");
  if (overlay?.listsJoin) words.push("Lists of both files are joined.");
  if (overlay?.keepsDefaults)
    words.push("A setting without a default keeps the one it had.");
  if (isText)
    words.push("All values are text, so nothing is taken for a number.");
  return words;
}
