import type { Command } from "../../src/reference/lists.ts";

/** Options of a command, as the list of a page shows them. */
export function optionTerms({ options }: Pick<Command, "options">) {
  return options.map(
    ({ flags, summary, choices, repeats, default: otherwise }) => ({
      name: flags,
      mark: [
        ...(otherwise === undefined ? [] : [`default \`${otherwise}\``]),
        ...(repeats ? ["may be given several times"] : []),
      ].join(", "),
      says: [
        summary,
        ...(choices
          ? [`One of ${choices.map((one) => `\`${one}\``).join(", ")}`]
          : []),
      ],
    }),
  );
}
