import type { RehearsedBlock } from "../../src/browser.ts";
import { element, inlineNodes } from "./inline.ts";

/** What is told below a block: the rest is how the shell works. */
const toldKinds: ReadonlySet<string> = new Set([
  "call",
  "write-file",
  "read-file",
  "remove-file",
  "keep",
  "save",
  "fail",
  "unknown",
]);

/** Says below each block of a guide how it went, and answers what to say above all. */
export function showRehearsal(
  guide: Element,
  blocks: readonly RehearsedBlock[],
): Node[] {
  const byLine = new Map(blocks.map((block) => [String(block.line), block]));
  for (const figure of guide.querySelectorAll<HTMLElement>("[data-line]")) {
    const block = byLine.get(figure.dataset["line"] ?? "");
    if (block) figure.append(outcomeOf(block));
  }
  return summaryOf(guide, blocks);
}

function outcomeOf(block: RehearsedBlock): HTMLElement {
  const { reasons } = block;
  const state = stateOf(block);
  const title = element("summary", [words[state](block)]);
  const events = block.events.filter(
    ({ kind, needs }) => needs || toldKinds.has(kind),
  );
  const lines = events.map(({ words, stops, needs }) => {
    const line = element("li", inlineNodes(escaped(words)));
    if (stops) line.className = "stops";
    if (needs) line.append(": you bring it, no step before makes it");
    return line;
  });
  const told = element("details", [title]);
  told.className = `outcome ${state}`;
  if (lines.length > 0) told.append(element("ol", lines));
  if (reasons.length > 0) {
    const whys = reasons.map((why) => element("li", inlineNodes(why)));
    told.append(element("p", ["Not followed:"]), element("ul", whys));
  }
  told.open = state === "stopped";
  return told;
}

type State = "followed" | "partly" | "skipped" | "stopped";

const words: Readonly<Record<State, (block: RehearsedBlock) => string>> = {
  followed: ({ events }) => `Rehearsed: ${counted(callsIn(events), "call")}`,
  partly: ({ outcomes }) =>
    `Rehearsed in part: ${outcomes.known} of ${allOf(outcomes)} statements`,
  skipped: ({ reasons }) => `Not rehearsed: ${reasons.join("; ")}`,
  stopped: () => "The rehearsal stops here",
};

function stateOf({ outcomes, events }: RehearsedBlock): State {
  if (events.some(({ stops }) => stops)) return "stopped";
  const all = allOf(outcomes);
  if (outcomes.skipped === all && all > 0) return "skipped";
  return outcomes.known === all ? "followed" : "partly";
}

function allOf({
  known,
  evaluated,
  unknown,
  skipped,
}: RehearsedBlock["outcomes"]) {
  return known + evaluated + unknown + skipped;
}

function summaryOf(guide: Element, blocks: readonly RehearsedBlock[]): Node[] {
  const all = sum(blocks.map(({ outcomes }) => allOf(outcomes)));
  const known = sum(blocks.map(({ outcomes }) => outcomes.known));
  const calls = sum(blocks.map(({ events }) => callsIn(events)));
  const stop = guide.querySelector(".outcome.stopped");
  const said = element("p", [
    element("strong", [`${known} of ${all} statements followed, in order. `]),
    `They make ${counted(calls, "call")}. `,
    stop === null ? "Nothing stops." : "It stops: ",
  ]);
  if (stop !== null) {
    stop.id = "rehearsal-stop";
    const link = element("a", ["see where"]);
    link.href = `#${stop.id}`;
    said.append(link);
  }
  const lasting = blocks.flatMap(({ events }) =>
    events.filter(({ kind }) => kind === "keep").map(({ words }) => words),
  );
  if (lasting.length === 0) return [said];
  const items = [...new Set(lasting)].map((each) =>
    element("li", inlineNodes(escaped(each.replace(/keeps: /, "")))),
  );
  const changes = element("details", [
    element("summary", [`What lasts: ${counted(items.length, "change")}`]),
    element("ol", items),
  ]);
  return [said, changes];
}

function callsIn(events: RehearsedBlock["events"]): number {
  return events.filter(({ kind }) => kind === "call").length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Commands are full of marks that mean nothing here. */
function escaped(text: string): string {
  return text.replace(/[\\*_[\]<>`]/g, "\\$&");
}
