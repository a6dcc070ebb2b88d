import type { GuideView } from "../../src/browser.ts";
import { element } from "./inline.ts";

/** A step of a plan, as its box is remembered. */
export interface Tickable {
  /** `1.2.0..2.0.0/dump` */
  readonly key: string;
  readonly title: string;
  readonly phase: string;
  readonly leg: string;
}

export type Done = Readonly<Record<string, string>>;

/** The steps in order; those of a part bear its leg's title. */
export function tickables({ legs }: GuideView): Tickable[] {
  return legs.flatMap((leg) =>
    leg.phases.flatMap((phase) =>
      phase.steps.map((step) => ({
        key: `${leg.from}..${leg.to}/${step.id}`,
        title: step.title,
        phase: phase.title,
        leg: leg.title,
      })),
    ),
  );
}

/** Puts a box before the heading of each step; `changed` gets the step and its box. */
export function addTicks(
  guide: Element,
  steps: readonly Tickable[],
  changed: (key: string, isDone: boolean) => void,
): void {
  const headings = [...guide.querySelectorAll("h3, h4")].filter(
    ({ textContent }) => /^\d+\. /.test(textContent),
  );
  // A product's own template may number otherwise: no box beats a wrong one.
  if (headings.length !== steps.length) return;
  for (const [index, heading] of headings.entries()) {
    const step = steps[index];
    if (!step) continue;
    const box = element("input");
    box.type = "checkbox";
    box.value = step.key;
    box.setAttribute("aria-label", `Done: ${heading.textContent}`);
    box.addEventListener("change", () => changed(step.key, box.checked));
    heading.prepend(box);
  }
}

/** Fills the boxes of the steps that are done, and empties the others. */
export function showTicks(guide: Element, done: Done): void {
  for (const box of guide.querySelectorAll<HTMLInputElement>(
    ":is(h3, h4) > input",
  )) {
    box.checked = box.value in done;
    box.parentElement?.classList.toggle("done", box.checked);
  }
}

/** What is done after a box was ticked or emptied. */
export function ticked(done: Done, key: string, isDone: boolean): Done {
  const { [key]: _, ...others } = done;
  return isDone ? { ...others, [key]: "done" } : others;
}

/** The steps as a list of tasks, for an issue or a ticket. */
export function taskList(
  view: GuideView,
  { title, address }: { readonly title: string; readonly address: string },
  done: Done,
): string {
  const lines = [`# ${title}`, "", `Plan: ${address}`];
  let above = "";
  for (const { key, title, phase, leg } of tickables(view)) {
    const heading = view.severalLegs ? `${leg}: ${phase}` : phase;
    if (heading !== above) lines.push("", `## ${heading}`, "");
    above = heading;
    lines.push(`- [${key in done ? "x" : " "}] ${title}`);
  }
  return `${lines.join("\n")}\n`;
}
