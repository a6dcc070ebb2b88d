import type { SyntaxNode } from "unbash";
import type { Place } from "../../session/events.ts";
import { nodesOf } from "../../shell/nodes.ts";
import { hasHole } from "../../shell/words.ts";
import {
  type Call,
  isInside,
  isSameShell,
  mayBe,
  wordsOfCall,
} from "./calls.ts";
import type { Page } from "../rule.ts";

/** What goes by the status of a command: `&&`, `||`, `if`, `while`, `until`. */
export type Asker = "&&" | "||" | "if" | "while" | "until";

/** What of the block asks how the command at a place went; nothing where nothing does. */
export function askerOf(place: Place, page: Page): Asker | undefined {
  const script = page.blocks[place.block]?.script;
  if (!script) return undefined;
  let asker: Asker | undefined;
  // Parents come first: the innermost that asks is the one that counts.
  for (const node of askersOf(script.tree)) asker = asks(node, place) ?? asker;
  return asker;
}

const askers = new WeakMap<SyntaxNode, readonly SyntaxNode[]>();

/** The nodes that ask, found once for all places of a script. */
function askersOf(tree: SyntaxNode): readonly SyntaxNode[] {
  const known = askers.get(tree);
  if (known) return known;
  const found = [...nodesOf(tree)]
    .filter(({ inside }) => !inside)
    .map(({ node }) => node)
    .filter(({ type }) => /^(?:AndOr|If|Elif|While)$/.test(type));
  askers.set(tree, found);
  return found;
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
export function stopsOnFailure(
  call: Call,
  calls: readonly Call[],
): boolean | "unknown" {
  const words = settingsBefore(call, calls).findLast(
    ([name = "", option = ""]) =>
      hasHole(name) || hasHole(option) || /^[-+]\w*e/.test(option),
  );
  const [name = "", option = ""] = words ?? [];
  return hasHole(name) || hasHole(option) ? "unknown" : option.startsWith("-");
}

/** Whether `pipefail` is on in the shell that runs the call, or may be. */
export function keepsPipeStatus(call: Call, calls: readonly Call[]): boolean {
  const words = settingsBefore(call, calls).findLast((given) =>
    given.some((word) => hasHole(word) || word === "pipefail"),
  );
  const option = words?.[words.indexOf("pipefail") - 1] ?? "";
  if (words?.some(hasHole) || option.startsWith("-")) return true;
  // `bash -o pipefail -c "..."`
  return calls.some(
    (other) =>
      isInside(call.place, other.place) &&
      wordsOfCall(other).slice(0, -1).includes("pipefail"),
  );
}

/** The words of each `set` that the shell of a call ran before it. */
function settingsBefore(
  call: Call,
  calls: readonly Call[],
): readonly (readonly string[])[] {
  const settings = settingsOf(calls);
  if (settings.length === 0) return [];
  const at = calls.indexOf(call);
  return settings
    .filter((one) => one.at < at && isSameShell(one.call, call))
    .map((one) => wordsOfCall(one.call));
}

interface Setting {
  readonly call: Call;
  readonly at: number;
}

const settingsByCalls = new WeakMap<readonly Call[], readonly Setting[]>();

/** Nearly all pages have none, and each command that may fail is asked about. */
function settingsOf(calls: readonly Call[]): readonly Setting[] {
  const known = settingsByCalls.get(calls);
  if (known) return known;
  const settings = calls
    .map((call, at) => ({ call, at }))
    .filter(({ call }) => mayBe(wordsOfCall(call)[0] ?? "", "set"));
  settingsByCalls.set(calls, settings);
  return settings;
}
