import { has, valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

/** `-c`, also behind letters that take no value: `-tAc`. */
const command = /^-[AELHXabelnqstwxz10]*c$/;

export const psql: Carrier = {
  names: ["psql", "pgcli"],
  *carried({ args, input }) {
    for (const [index, { text }] of args.entries()) {
      const next = args[index + 1];
      if (command.test(text) && next) yield { as: "sql", text: next };
    }
    for (const text of valuesOf(args, "--command")) yield { as: "sql", text };
    if (input && !has(args, "-f", "--file")) yield { as: "sql", text: input };
  },
};
