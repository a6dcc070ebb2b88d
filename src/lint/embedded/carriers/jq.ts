import type { Mapped } from "../mapped.ts";
import type { Carrier } from "./carrier.ts";

/** How many words each takes. */
const options: Readonly<Record<string, number>> = {
  "--arg": 2,
  "--argjson": 2,
  "--slurpfile": 2,
  "--rawfile": 2,
  "--argfile": 2,
  "--indent": 1,
  "-L": 1,
};

export const jq: Carrier = {
  names: ["jq"],
  *carried({ args, input }) {
    const isGiven = (pattern: RegExp) =>
      args.some(({ text }) => pattern.test(text));
    if (isGiven(/^-[a-zA-Z]*f$|^--from-file$/)) return;
    const program = programOf(args);
    if (program) yield { as: "jq", text: program };
    if (input && !isGiven(/^-[a-z]*[Rn]|^--(?:raw-input|null-input)$/))
      yield { as: "json", text: input };
  },
};

/** The first word that is no option and no value of one. */
function programOf(args: readonly Mapped[]): Mapped | undefined {
  for (let index = 0; index < args.length; index++) {
    const { text = "" } = args[index] ?? {};
    const values = options[text];
    if (values !== undefined) index += values;
    else if (!text.startsWith("-")) return args[index];
  }
  return undefined;
}
