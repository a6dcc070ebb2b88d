import type { RehearsedBlock } from "../../src/browser.ts";
import { element, inlineNodes } from "../planner/inline.ts";
import { counted, countsOf, howFar, sayHowFar } from "./how-far.ts";

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

/**
 * Says below each block of a guide how it went, and answers what to say above
 * all. `blockAt` finds the element of a block by its line.
 */
export function showRehearsal(
  guide: Element,
  blocks: readonly RehearsedBlock[],
  blockAt: (line: number) => Element | undefined,
): Node[] {
  const stoodOn = document.activeElement?.closest<HTMLElement>(".outcome");
  const unfolded = hideRehearsal(guide);
  for (const block of blocks) {
    const line = String(block.line);
    const told = outcomeOf(block);
    told.dataset["of"] = line;
    if (unfolded.has(line)) told.open = true;
    blockAt(block.line)?.after(told);
    // Who works from the keyboard goes on from there.
    if (stoodOn?.dataset["of"] === line) told.querySelector("summary")?.focus();
  }
  return summaryOf(guide, blocks);
}

/** Says something above all, unless that stands there: who listens hears it once. */
export function sayAbove(result: Element, said: readonly Node[]): void {
  const words = said.map(({ textContent }) => textContent).join("");
  if (result.textContent !== words) result.replaceChildren(...said);
}

/** Takes away what an earlier rehearsal said, and answers the lines of what a reader had unfolded. */
export function hideRehearsal(guide: Element): ReadonlySet<string> {
  const unfolded = new Set<string>();
  for (const old of guide.querySelectorAll<HTMLDetailsElement>(".outcome")) {
    if (old.open) unfolded.add(old.dataset["of"] ?? "");
    old.remove();
  }
  return unfolded;
}

function outcomeOf(block: RehearsedBlock): HTMLDetailsElement {
  const { outcomes, reasons } = block;
  const stops = block.events.some(({ stops }) => stops);
  const calls = callsIn(block.events);
  const words = stops
    ? "The rehearsal stops here"
    : sayHowFar(outcomes, { calls, reasons });
  const events = block.events.filter(
    ({ kind, needs }) => needs || toldKinds.has(kind),
  );
  const lines = events.map(({ words, stops, needs }) => {
    const line = element("li", inlineNodes(escaped(words)));
    if (stops) line.className = "stops";
    if (needs) line.append(": you bring it, no step before makes it");
    return line;
  });
  const told = element("details", [element("summary", [words])]);
  told.className = `outcome not-content ${stops ? "stopped" : howFar(outcomes)}`;
  if (lines.length > 0) told.append(element("ol", lines));
  if (reasons.length > 0) {
    const whys = reasons.map((why) => element("li", inlineNodes(why)));
    told.append(element("p", ["Not followed:"]), element("ul", whys));
  }
  told.open = stops;
  return told;
}

function summaryOf(guide: Element, blocks: readonly RehearsedBlock[]): Node[] {
  const counts = blocks.map(({ outcomes }) => countsOf(outcomes));
  const all = sum(counts.map(({ all }) => all));
  const followed = sum(counts.map(({ followed }) => followed));
  const calls = sum(blocks.map(({ events }) => callsIn(events)));
  const stop = guide.querySelector(".outcome.stopped");
  const said = element("p", [
    element("strong", [
      `${followed} of ${counted(all, "statement")} followed, in order. `,
    ]),
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

/** Commands are full of marks that mean nothing here. */
function escaped(text: string): string {
  return text.replace(/[\\*_[\]<>`]/g, "\\$&");
}
