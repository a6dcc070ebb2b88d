import type { SyntaxNode } from "unbash";
import type { Place } from "../session/events.ts";
import { nodesOf } from "../shell/nodes.ts";
import {
  type Call,
  isBehind,
  isInside,
  isSameShell,
  wordsOfCall,
} from "./calls.ts";
import type { Page } from "./rule.ts";

/** What goes by the status of a command: `&&`, `||`, `if`, `while`, `until`. */
export type Asker = "&&" | "||" | "if" | "while" | "until";

/** What of the block asks how the command at a place went; nothing where nothing does. */
export function askerOf(place: Place, page: Page): Asker | undefined {
  const script = page.blocks[place.block]?.script;
  if (!script) return undefined;
  let asker: Asker | undefined;
  // Parents come first: the innermost that asks is the one that counts.
  for (const { node, inside } of nodesOf(script.tree)) {
    if (!inside) asker = asks(node, place) ?? asker;
  }
  return asker;
}

function asks(node: SyntaxNode, place: Place): Asker | undefined {
  switch (node.type) {
    case "AndOr":
      return node.operators.find((_, index) => {
        const command = node.commands[index];
        return command !== undefined && holds(command, place);
      });
    case "If":
    case "Elif":
      return asksLast(node.clause.commands, place) ? "if" : undefined;
    case "While":
      return asksLast(node.clause.commands, place) ? node.kind : undefined;
    default:
      return undefined;
  }
}

function asksLast(
  commands: readonly { readonly pos: number; readonly end: number }[],
  place: Place,
): boolean {
  const last = commands.at(-1);
  return last !== undefined && holds(last, place);
}

function holds(
  { pos, end }: { readonly pos: number; readonly end: number },
  { start, end: to }: Place,
): boolean {
  return pos <= start && to <= end;
}

/** Whether `set -e` is on in the shell that runs the call. */
export function stopsOnFailure(call: Call, calls: readonly Call[]): boolean {
  const switched = calls
    .filter((other) => isSameShell(other, call) && !other.maybe)
    .filter((other) => isBehind(call.place, other.place))
    .map(wordsOfCall)
    .findLast(
      ([name, option = ""]) => name === "set" && /^[-+]\w*e/.test(option),
    );
  return switched?.[1]?.startsWith("-") ?? false;
}

/** Whether `pipefail` is on in the shell that runs the call. */
export function keepsPipeStatus(call: Call, calls: readonly Call[]): boolean {
  const words = calls
    .slice(0, calls.indexOf(call))
    .filter((other) => isSameShell(other, call))
    .map(wordsOfCall)
    .findLast(([name, ...rest]) => name === "set" && rest.includes("pipefail"));
  const option = words?.[words.indexOf("pipefail") - 1] ?? "";
  if (option.startsWith("-")) return true;
  // `bash -o pipefail -c "..."`
  return calls.some(
    (other) =>
      isInside(call.place, other.place) &&
      wordsOfCall(other).slice(0, -1).includes("pipefail"),
  );
}
