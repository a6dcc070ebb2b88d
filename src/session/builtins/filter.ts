import { certain, print, printUnknown } from "../calls/call.ts";
import { contentOf } from "../calls/reading.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { type Given, given, openOperands } from "./given.ts";

/** A command that turns its input into other text, line by line or as a whole. */
export function filter(
  names: readonly string[],
  summary: string,
  {
    valued = [],
    flags = "",
    files = true,
  }: { valued?: readonly string[]; flags?: string; files?: boolean },
  change: (input: string, options: Given) => string | undefined,
): Builtin {
  return {
    names,
    summary,
    run: (call) => {
      const options = given(call, valued, flags);
      const content = contentOf(call, files ? options.operands : []);
      const input = known(content.value);
      const output =
        input === undefined || !options.understood || !certain(call)
          ? undefined
          : change(input, options);
      if (!options.understood) openOperands(call);
      if (output === undefined) printUnknown(call);
      else print(call, text(output));
      return content.certain && output !== undefined ? 0 : "assumed";
    },
  };
}

/** Lines without their ends, and whether the last one had one. */
export function linesOf(input: string): readonly string[] {
  const lines = input.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
