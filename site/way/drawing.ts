import type { Leg, Plan } from "../../src/browser.ts";

/** An element of SVG as data: the planner makes nodes of it, a page writes it down. */
export interface Shape {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Shape | string)[];
}

/** A line of releases: where a reader stands in turn, and what is passed. */
export interface Way {
  /** The product, or a part that moves. */
  readonly title: string;
  readonly drawing: Shape;
  /** Names on the line: many of them need more room than a phone has. */
  readonly stops: number;
}

/** The way of a plan, drawn; nothing where it is one step over nothing. */
export function drawWay(plan: Plan): readonly Way[] {
  const isPlain = plan.legs.every((leg) => passedOn(leg).length === 0);
  if (isPlain && plan.legs.length === 1) return [];
  return tracksOf(plan).map(({ title, legs }) => ({
    title,
    drawing: drawingOf({ title, legs }),
    stops: legs.length + 1,
  }));
}

/** Why a way lands where it does, before it goes on. */
export function landingsOf({
  legs,
}: Plan): readonly { readonly at: string; readonly whys: readonly string[] }[] {
  return legs
    .filter(({ landing }) => landing.length > 0)
    .map(({ to, landing }) => ({
      at: to,
      whys: [...new Set(landing.map(({ because }) => because))],
    }));
}

interface Track {
  readonly title: string;
  readonly legs: readonly Leg[];
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

function drawingOf({ title, legs }: Track): Shape {
  const stops = [
    ...legs.slice(0, 1).map(({ from }) => from),
    ...legs.map(({ to }) => to),
  ];
  const at = (place: number) => `${(100 * place) / legs.length}%`;
  const circle = (
    place: number,
    attributes: Readonly<Record<string, string>>,
    children: readonly Shape[] = [],
  ) => shape("circle", { cx: at(place), cy: line, ...attributes }, children);
  return shape(
    "svg",
    {
      width: "100%",
      height,
      role: "img",
      "aria-label": describe(title, stops, legs),
    },
    [
      shape("line", { x1: "0%", x2: "100%", y1: line, y2: line }),
      ...legs.flatMap((leg, index) => {
        const passed = passedOn(leg);
        return passed.map((version, order) =>
          circle(
            index + (order + 1) / (passed.length + 1),
            { r: "3", class: "passed" },
            [shape("title", {}, [version])],
          ),
        );
      }),
      ...stops.flatMap((version, index) => [
        circle(index, { r: "6" }),
        label(version, at(index), anchorAt(index, stops.length)),
      ]),
    ],
  );
}

function label(text: string, x: string, anchor: string): Shape {
  return shape("text", { x, y: height - 8, "text-anchor": anchor }, [text]);
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

function shape(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly (Shape | string)[] = [],
): Shape {
  const written = Object.entries(attributes).map(([name, value]) => [
    name,
    String(value),
  ]);
  return { name, attributes: Object.fromEntries(written), children };
}
