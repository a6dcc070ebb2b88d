import { nodesOf } from "../../shell/nodes.ts";
import type { Place } from "../../session/events.ts";
import type { Call } from "./calls.ts";
import type { Page } from "../rule.ts";

/**
 * Where a word of a call stands. Behind `sudo` and in nested scripts, or where a
 * word expanded to several, it is looked up by its text; where that fails, too,
 * the whole call is the place.
 */
export function placeOfWord(call: Call, index: number, page: Page): Place {
  const { block, start, end } = call.place;
  const script = page.blocks[block]?.script;
  const [piece, more] = call.argv[index] ?? [];
  if (!script) return call.place;
  for (const { node, inside } of nodesOf(script.tree)) {
    if (inside || node.type !== "Command" || !node.name) continue;
    if (node.pos > start || node.end < end) continue;
    const words = [node.name, ...node.args];
    const own = words.filter((word) => word.pos >= start && word.end <= end);
    const word = own[index];
    if (own.length === call.argv.length && word)
      return { block, start: word.pos, end: word.end };
  }
  const text = piece?.kind === "text" && !more ? piece.text : undefined;
  const at =
    text === undefined ? -1 : script.content.slice(start, end).indexOf(text);
  return text === undefined || at < 0
    ? call.place
    : { block, start: start + at, end: start + at + text.length };
}
