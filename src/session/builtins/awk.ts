import { print, printUnknown } from "../calls/call.ts";
import { isAscii } from "../expansion/patterns.ts";
import { contentOf } from "../calls/reading.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";
import { joined, linesOf } from "./filter.ts";

export const awk: Builtin = {
  names: ["awk", "gawk", "mawk", "nawk"],
  summary: "Prints fields of lines",
  run: (call) => {
    const { run, state, node } = call;
    const options = given(call, ["-F", "-v", "-f"], "");
    const [program, ...files] = options.operands;
    const written =
      program && !program.unsure ? known(program.value) : undefined;
    const { value } = contentOf(call, files);
    const input = known(value);
    const simple =
      /^\s*(?:NR\s*==\s*(\d+)\s*)?\{\s*print(?:\s+\$(\d+|NF))?\s*;?\s*\}\s*$/.exec(
        written ?? "",
      );
    if (written === undefined || /[>|]|system|getline/.test(written)) {
      state
        .files()
        .open(state.shell.cwd, run.origin(node, "`awk` may write a file"));
    }
    const separator = options.value("-F");
    const plain =
      separator === undefined || /^[^\\ .^$*+?()[\]{}|]$/.test(separator);
    if (
      !simple ||
      input === undefined ||
      !plain ||
      options.has("-v", "-f") ||
      !isAscii(input)
    ) {
      printUnknown(call);
      return "assumed";
    }
    const [, line, field = "0"] = simple;
    const output = linesOf(input)
      .filter((_, index) => line === undefined || index + 1 === Number(line))
      .map((whole) => {
        const fields =
          separator === undefined
            ? whole.split(/[ \t]+/).filter(Boolean)
            : whole.split(separator);
        if (field === "0") return whole;
        const last = field === "NF" ? fields.length : Number(field);
        return fields[last - 1] ?? "";
      });
    print(call, text(joined(output)));
    return 0;
  },
};
