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

/** Puts a box before the heading of each step. */
export function addTicks(
  guide: Element,
  steps: readonly Tickable[],
  done: Done,
  changed: (done: Done) => void,
): void {
  const now: Record<string, string> = { ...done };
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
    box.checked = step.key in now;
    box.setAttribute("aria-label", `Done: ${heading.textContent}`);
    heading.classList.toggle("done", box.checked);
    box.addEventListener("change", () => {
      if (box.checked) now[step.key] = "done";
      else delete now[step.key];
      heading.classList.toggle("done", box.checked);
      changed({ ...now });
    });
    heading.prepend(box);
  }
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
