import type { Plan } from "../../src/browser.ts";
import type { PlannerForm } from "./form.ts";
import { element, inlineNodes } from "./inline.ts";

/** Which answers would leave steps out, each with the way to its question. */
export function unansweredNodes(questions: PlannerForm["unanswered"]): Node[] {
  if (questions.length === 0) return [];
  const items = questions.map(({ choice, ask }) => {
    const link = element("a", [ask]);
    link.href = `#choice-${choice}`;
    return element("li", [link]);
  });
  return [
    element("p", [
      element("strong", ["Not only your steps yet. "]),
      "Those of every answer are shown until you choose:",
    ]),
    element("ul", items),
  ];
}

/** What is not for this reader, with the reason: seen by who looks for it. */
export function leftOut({ legs }: Plan): Node[] {
  const steps = legs.flatMap((leg) => leg.leftOut);
  if (steps.length === 0) return [];
  const title = `${steps.length} ${steps.length === 1 ? "step does" : "steps do"} not apply to you`;
  const items = steps.map(({ step, why }) =>
    element("li", [...inlineNodes(step.title), `: ${why}`]),
  );
  const told = element("details", [
    element("summary", [title]),
    element("ul", items),
  ]);
  told.className = "left-out";
  return [told];
}
