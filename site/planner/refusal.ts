import type { NoPath } from "../../src/browser.ts";
import { searchOf, type Question } from "./address.ts";
import { element, inlineNodes } from "./inline.ts";

/** Where a reader may go on who has no way: each is the address of another question. */
export function waysOn(
  { because, waivers }: NoPath,
  question: Question,
): Node[] {
  const { from, to } = question;
  if (because === "downgrade") {
    const up = element("a", [`Show the way from ${to} to ${from}`]);
    up.href = searchOf({ ...question, from: to, to: from });
    return [element("p", [up])];
  }
  const risks = waivers.map(({ obstacles }) => {
    const waive = obstacles.map(({ id }) => id);
    const risk = element("a", ["Take the risk and plan all the same"]);
    risk.href = searchOf({ ...question, waive });
    const because = obstacles.map(({ because }) => because).join("; ");
    return element("li", [...inlineNodes(`${because}. `), risk]);
  });
  return risks.length === 0 ? [] : [element("ul", risks)];
}
