import { type Call, print, printUnknown } from "../calls/call.ts";
import { fileContent } from "../calls/reading.ts";
import type { Status } from "../shell.ts";
import { drain } from "../calls/streams.ts";
import { type Value, known, nothing } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";

/** Certain only of whether two files are the same: how they differ is told in many ways. */
export const compare: Builtin = {
  names: ["diff", "cmp"],
  summary: "Says whether two files differ",
  run: (call) => {
    const options = given(call, ["-U", "-C"], "quNrasbwBi");
    const [a, b, more] = options.operands;
    if (!a || !b) {
      printUnknown(call);
      return "unknown";
    }
    const [left, right] = [a, b].map(({ value }) => textOf(call, value));
    const plain =
      options.understood &&
      !more &&
      !a.unsure &&
      !b.unsure &&
      !options.has("-r");
    if (!plain || left === undefined || right === undefined) {
      printUnknown(call);
      return "unknown";
    }
    return tell(call, left === right, options.has);
  },
};

function tell(
  call: Call,
  same: boolean,
  has: (...names: readonly string[]) => boolean,
): Status {
  const isDiff = call.name.endsWith("diff");
  if (same) {
    if (isDiff && has("-s")) printUnknown(call);
    else print(call, nothing);
    return 0;
  }
  const lenient = isDiff && has("-b", "-w", "-B", "-i");
  if (isDiff || !has("-s")) printUnknown(call);
  return lenient ? "unknown" : 1;
}

function textOf(call: Call, word: Value): string | undefined {
  if (known(word) === "-") return known(drain(call.run, call.state, call.node));
  const { value, certain, compressed } = fileContent(call, word, "read");
  return certain && !compressed ? known(value) : undefined;
}
