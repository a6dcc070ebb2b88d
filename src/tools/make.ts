import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const make: Tool = {
  name: "make",
  names: ["make", "gmake"],
  summary: "Runs the targets of a makefile",
  examples: [
    {
      command: "make -C web upgrade TO=2",
      does: [
        "opens web",
        "is not modelled: what the target `upgrade` does is its own",
      ],
    },
    {
      command: "make",
      does: ["is not modelled: what the first target does is its own"],
    },
    { command: "make -n upgrade", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-C --directory -f --file -j -I -l -o -W".split(" "),
    });
    if (options.has("-n", "--dry-run", "--version", "-v", "-h", "--help"))
      return;
    for (const path of options.values("-C", "--directory")) {
      yield { kind: "open", path };
    }
    const [target] = options.operands.filter((word) => !word.includes("="));
    const named =
      target === undefined ? "first target" : `target \`${target}\``;
    yield { kind: "unmodelled", why: `what the ${named} does is its own` };
  },
};
