import type { Leg, Plan } from "../../src/browser.ts";
import { element, inlineNodes } from "./inline.ts";

/** A line of releases: where a reader stands in turn, and what is passed. */
interface Track {
  readonly title: string;
  readonly legs: readonly Leg[];
}

/** The way as a drawing, and why it lands where it does; nothing where it is one step. */
export function wayNodes(plan: Plan): Node[] {
  const tracks = tracksOf(plan);
  const isPlain = plan.legs.every((leg) => passedOn(leg).length === 0);
  if (isPlain && plan.legs.length === 1) return [];
  return [
    ...tracks.flatMap(({ title, legs }) => [
      ...(tracks.length > 1 ? [element("p", [title])] : []),
      drawingOf({ title, legs }),
    ]),
    ...reasonsOf(plan),
  ];
}

/** The product's own, and each part that moves, as the plan comes to them. */
function tracksOf({ product, legs }: Plan): Track[] {
  return [...Map.groupBy(legs, ({ part }) => part)].map(([id, legs]) => {
    const part = product.parts.find((part) => part.id === id);
    return { title: part?.title ?? product.name, legs };
  });
}

function passedOn({ releases, to }: Leg): string[] {
  return releases
    .map(({ version }) => version)
    .filter((version) => version !== to);
}

const height = 46;
const line = 14;

function drawingOf({ title, legs }: Track): HTMLElement {
  const stops = [
    ...legs.slice(0, 1).map(({ from }) => from),
    ...legs.map(({ to }) => to),
  ];
  const at = (place: number) => `${(100 * place) / legs.length}%`;
  const drawing = svg("svg", { width: "100%", height, role: "img" });
  drawing.setAttribute("aria-label", describe(title, stops, legs));
  drawing.append(
    svg("line", { x1: "0%", x2: "100%", y1: line, y2: line }),
    ...legs.flatMap((leg, index) => {
      const passed = passedOn(leg);
      return passed.map((version, order) => {
        const place = index + (order + 1) / (passed.length + 1);
        const dot = svg("circle", { cx: at(place), cy: line, r: 3 });
        dot.classList.add("passed");
        const name = svg("title", {});
        name.textContent = version;
        dot.append(name);
        return dot;
      });
    }),
    ...stops.flatMap((version, index) => [
      svg("circle", { cx: at(index), cy: line, r: 6 }),
      label(version, at(index), anchorAt(index, stops.length)),
    ]),
  );
  const frame = element("div", []);
  frame.className = "track";
  // Many stops need more room than a phone has.
  frame.style.setProperty("--stops", String(stops.length));
  frame.append(drawing);
  return frame;
}

function label(text: string, x: string, anchor: string): SVGElement {
  const made = svg("text", { x, y: height - 8, "text-anchor": anchor });
  made.textContent = text;
  return made;
}

function anchorAt(index: number, all: number): string {
  if (index === 0) return "start";
  return index === all - 1 ? "end" : "middle";
}

function describe(
  title: string,
  stops: readonly string[],
  legs: readonly Leg[],
): string {
  const list = new Intl.ListFormat("en-GB");
  const passed = legs.flatMap(passedOn);
  const lands = stops.slice(1, -1);
  return [
    `${title} from ${stops[0]} to ${stops.at(-1)}`,
    ...(lands.length > 0 ? [`landing on ${list.format(lands)}`] : []),
    ...(passed.length > 0 ? [`passing ${list.format(passed)}`] : []),
  ].join(", ");
}

function reasonsOf({ legs }: Plan): HTMLElement[] {
  const reasons = legs
    .filter(({ landing }) => landing.length > 0)
    .map(({ to, landing }) => {
      const whys = [...new Set(landing.map(({ because }) => because))];
      return element("li", [
        element("strong", [`Lands on ${to}. `]),
        ...inlineNodes(`${whys.join(". ")}.`),
      ]);
    });
  return reasons.length === 0 ? [] : [element("ul", reasons)];
}

function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, String(value));
  }
  return made;
}
