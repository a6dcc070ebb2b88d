import {
  type Evaluable,
  areWholeLines,
  inputsOf,
  plainOptions,
} from "./evaluable.ts";
import { isPortable } from "./regex.ts";

export const grep: Evaluable = {
  names: ["grep", "egrep", "fgrep"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, {
      flags: "ncivEFwxqsh",
      valued: "mABCe",
    });
    if (!options) return false;
    const [named, second] = options.values("e");
    const [first, ...rest] = options.operands;
    const pattern = named ?? first;
    const inputs = inputsOf(
      named === undefined ? rest : options.operands,
      evaluation,
    );
    if (second !== undefined || pattern === undefined) return false;
    if (!inputs || !areWholeLines(inputs)) return false;
    const numbers = ["m", "A", "B", "C"].flatMap(options.values);
    if (!numbers.every((number) => /^\d{1,4}$/.test(number))) return false;
    const [name = ""] = evaluation.argv;
    const fixed = options.has("F") || name === "fgrep";
    if (fixed) return /^[\x20-\x7e]+$/.test(pattern);
    const extended = options.has("E") || name === "egrep";
    return isPortable(pattern, extended ? "extended" : "basic");
  },
};
