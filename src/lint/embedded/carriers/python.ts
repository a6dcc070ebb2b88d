import { has, operandsOf, valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

const code = /^-[BEIOPRSWbdiqsuvx]*c$/;

export const python: Carrier = {
  names: ["python"],
  *carried({ name, args, input }) {
    if (name.startsWith("python2")) return;
    const at = args.findIndex(({ text }) => code.test(text));
    const text = at < 0 ? undefined : args[at + 1];
    const before = args.slice(0, Math.max(at, 0));
    if (text && before.every(({ text }) => text.startsWith("-")))
      yield { as: "python", text };
    const [script, verb] = args;
    const isDjango =
      script?.text.endsWith("manage.py") && verb?.text.startsWith("shell");
    if (isDjango) {
      for (const text of valuesOf(args.slice(2), "-c", "--command"))
        yield { as: "python", text };
      if (input) yield { as: "python", text: input };
    }
    const [first] = operandsOf(args, ["-W", "-X"]);
    if (input && at < 0 && !has(args, "-m") && (!first || first.text === "-"))
      yield { as: "python", text: input };
  },
};
