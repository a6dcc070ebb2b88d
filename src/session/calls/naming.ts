import type { Argument, Call } from "./call.ts";
import { assign, assignText, openEnvironment } from "../environment.ts";
import { type Value, known } from "../values.ts";

/** Sets the variable that an argument names: `read x`, `printf -v x`. */
export function setName(
  call: Call,
  argument: Argument | undefined,
  value: Value,
): void {
  const { run, state, node } = call;
  if (!argument) return;
  const name = argument.unsure ? undefined : known(argument.value);
  if (name === undefined) {
    const why = "which variable it sets is not known";
    run.note(why);
    openEnvironment(run, state, run.origin(node, why));
    return;
  }
  if (/^[A-Za-z_]\w*$/.test(name)) {
    assignText(run, state, name, value, node);
    return;
  }
  // `read a[1]`: the array it names is not followed any more.
  const array = /^[A-Za-z_]\w*(?=\[)/.exec(name)?.[0];
  if (array !== undefined) {
    const from = run.origin(node, `\`${array}\` is not followed`);
    assign(run, state, array, { kind: "unknown", from }, node);
  }
}
