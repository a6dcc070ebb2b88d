/**
 * The recorded calls of a block, or its changes, where those of the page match. The command line
 * runs `grep` and its like on text that is known, a page does not: there it says
 * `perhaps`, and `…` for what they print.
 */
export function matching(recorded: readonly (readonly string[])[]) {
  return (told: readonly string[], block: number): readonly string[] =>
    told.map((words, at) => {
      const certain = words.replace(/^perhaps /, "");
      const other = recorded[block]?.[at] ?? "";
      const pattern = certain
        .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
        .replaceAll("…", ".*");
      return new RegExp(`^(perhaps )?${pattern}$`, "s").test(other)
        ? other
        : words;
    });
}
