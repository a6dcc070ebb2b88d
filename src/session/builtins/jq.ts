import { print, printUnknown } from "../calls/call.ts";
import { isAscii } from "../expansion/patterns.ts";
import { contentOf } from "../calls/reading.ts";
import type { Status } from "../shell.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";

export const jq: Builtin = {
  names: ["jq"],
  summary: "Prints parts of JSON",
  run: (call): Status => {
    const options = given(call, [], "rejc");
    const [program, ...files] = options.operands;
    const written =
      program && !program.unsure ? known(program.value) : undefined;
    const { value } = contentOf(call, files);
    const input = known(value);
    const output =
      input === undefined ||
      written === undefined ||
      !options.understood ||
      options.has("-j")
        ? undefined
        : pick(input, written);
    if (output === undefined || !isAscii(output)) {
      printUnknown(call);
      return options.has("-e") ? "unknown" : "assumed";
    }
    print(
      call,
      text(`${options.has("-r") ? output : JSON.stringify(output)}\n`),
    );
    return 0;
  },
};

/** The text at `.a.b[0]`; numbers and objects are printed in jq's own way. */
function pick(json: string, path: string): string | undefined {
  if (!/^(?:\.[A-Za-z_]\w*|\[\d+\])+$/.test(path) || !path.startsWith("."))
    return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  for (const [step] of path.matchAll(/[A-Za-z_]\w*|\d+/g)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return typeof value === "string" ? value : undefined;
}
