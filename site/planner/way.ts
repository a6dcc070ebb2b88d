import type { Plan } from "../../src/browser.ts";
import { drawWay, landingsOf, type Shape, type Way } from "../way/drawing.ts";
import { element, inlineNodes } from "./inline.ts";

/** The way as a drawing, and why it lands where it does; nothing where it is one step. */
export function wayNodes(plan: Plan): Node[] {
  const ways = drawWay(plan);
  if (ways.length === 0) return [];
  return [
    ...ways.flatMap((way) => [
      ...(ways.length > 1 ? [element("p", [way.title])] : []),
      frameOf(way),
    ]),
    ...reasonsOf(plan),
  ];
}

function frameOf({ drawing, stops }: Way): HTMLElement {
  const frame = element("div", [svg(drawing)]);
  frame.className = "track";
  frame.style.setProperty("--stops", String(stops));
  return frame;
}

function svg({ name, attributes, children }: Shape): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(
    ...children.map((child) =>
      typeof child === "string" ? child : svg(child),
    ),
  );
  return made;
}

function reasonsOf(plan: Plan): HTMLElement[] {
  const reasons = landingsOf(plan).map(({ at, whys }) =>
    element("li", [
      element("strong", [`Lands on ${at}. `]),
      ...inlineNodes(whys.map(sentence).join(" ")),
    ]),
  );
  return reasons.length === 0 ? [] : [element("ul", reasons)];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
