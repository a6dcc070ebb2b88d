import type { Program } from "../../src/reference/programs.ts";

/** What makers took away, a usage each, as the list of a page shows it. */
export function retiredTerms({ retired }: Pick<Program, "retired">) {
  return retired.flatMap(({ names: [name = ""], usages }) =>
    usages.map((usage) => {
      const { command, option, instead, proof, isHearsay } = usage;
      const words = [name, command, option].filter(
        (word) => word !== undefined,
      );
      const since =
        "removed" in usage
          ? `removed in ${usage.removed}`
          : `discouraged since ${usage.deprecated}`;
      return {
        name: words.join(" "),
        mark: isHearsay ? `${since}, by hearsay` : since,
        says: [`In its place: ${instead}`, `Told by ${proof}`],
      };
    }),
  );
}
