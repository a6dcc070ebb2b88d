import type { Leg, Plan } from "../../plan/plan.ts";
import { depths, type Depth } from "../../release/types.ts";
import { shellWord } from "../edits/edit.ts";
import type { Origins } from "../mark.ts";
import { describeDuration } from "../prose.ts";
import { oneLine } from "../script/bodies.ts";
import {
  callsBackOf,
  callsOf,
  programsIn,
  variablesSetIn,
  type ScriptCall,
} from "../script/calls.ts";
import { placeOf, type Place } from "../script/place.ts";
import { toolChecksOf, type ToolCheck } from "../script/tool-checks.ts";
import { closedBy } from "../script/ways-back.ts";

/** What the template of a shell script may use; every text is ready to print. */
export interface ScriptView {
  readonly title: string;
  readonly illustrative: string;
  readonly downtime: string;
  /** Name of the files that a run keeps, without their ending. */
  readonly file: string;
  /** A shell word: the question whether it begins where the product is. */
  readonly start: string;
  /** The last landing. */
  readonly to: string;
  /** Where legs end, in order; words between blanks, as all lists here. */
  readonly landings: string;
  readonly steps: string;
  readonly depths: string;
  readonly everyDepth: readonly Depth[];
  /** Programs that the steps start. */
  readonly programs: string;
  readonly tools: readonly ToolCheck[];
  /** Variables the reader must set. */
  readonly asked: readonly AskedValue[];
  readonly names: string;
  /** Variables that steps set for later ones. */
  readonly carried: string;
  readonly legs: readonly ScriptLeg[];
  /** One function a step, upgrade and rollback alike. */
  readonly functions: readonly {
    readonly name: string;
    readonly body: string;
  }[];
}

export interface AskedValue {
  readonly name: string;
  readonly kind: "plain" | "secret";
  /** What it is, with an example. */
  readonly ask: string;
  /** A shell word: its name, then the same. */
  readonly what: string;
  /** A shell word: what stands where the environment says nothing; empty for nothing. */
  readonly given: string;
}

/** Values of the reader's by the names of their variables. */
export type OwnValues = Readonly<Record<string, string>>;

export interface ScriptLeg {
  readonly name: string;
  readonly landing: string;
  /** A shell word. */
  readonly title: string;
  readonly computed: readonly Computed[];
  readonly calls: readonly ScriptCall[];
  readonly rollback: readonly WayBack[];
}

export interface Computed {
  readonly name: string;
  readonly value: string;
}

/** A way back to where a leg began. */
export interface WayBack {
  readonly name: string;
  readonly landing: string;
  readonly depth: Depth;
  /** Id of the step whose begin closes it; empty where none does. */
  readonly closedBy: string;
  readonly computed: readonly Computed[];
  readonly calls: readonly ScriptCall[];
}

/** Choices that a plan leaves open and its steps depend on. */
export function openChoicesOf({ product, answers, legs }: Plan): string[] {
  const used = new Set(
    legs
      .flatMap((leg) => [
        ...leg.steps,
        ...leg.rollback.flatMap(({ steps }) => steps),
        ...leg.variables,
      ])
      .flatMap(({ when }) => Object.keys(when ?? {})),
  );
  return product.choices
    .map(({ id }) => id)
    .filter((id) => used.has(id) && !(id in answers));
}

/** A plan whose choices are all answered, as a script runs it. */
export function scriptViewOf(
  plan: Plan,
  origins: Origins,
  own: OwnValues = {},
): ScriptView {
  const { product, from, to, legs } = plan;
  const places = legs.map((leg) => placeOf(plan, leg, origins));
  const work = places.flatMap(({ there, back }) => [...there, ...back]);
  const asked = askedOf(legs, own);
  const used = new Set(
    legs.flatMap((leg) => leg.rollback.map(({ depth }) => depth)),
  );
  const everyDepth = depths.filter((depth) => used.has(depth));
  return {
    title: `Upgrade ${oneLine(product.name)} from ${from} to ${to}`,
    start: shellWord(`Is ${oneLine(product.name)} at ${from} now?`),
    illustrative: illustrativeOf(plan),
    downtime: describeDuration(plan.downtime),
    file: `${product.id}-${from}-to-${to}`,
    to: places.at(-1)?.landing ?? to,
    landings: places.map(({ landing }) => landing).join(" "),
    steps: work.map(({ id }) => id).join(" "),
    depths: everyDepth.join(", ") || "none helps on this way",
    everyDepth,
    programs: programsIn(work).join(" "),
    tools: toolChecksOf(plan),
    asked,
    names: asked.map(({ name }) => name).join(" "),
    carried: variablesSetIn(work).join(" "),
    legs: places.map((place, index) => viewOfLeg(place, index + 1)),
    functions: work.map(({ id, body }) => ({
      name: `step_${id.replace(/[^A-Za-z0-9]/g, "_")}`,
      body: body.text,
    })),
  };
}

function viewOfLeg(place: Place, number: number): ScriptLeg {
  const { leg, landing, prefix, there, back } = place;
  const computed = leg.variables
    .filter(({ kind }) => kind === "computed")
    .map(({ name, value }) => ({ name, value: shellWord(value) }));
  return {
    name: `leg_${number}`,
    landing,
    title: shellWord(`${leg.from} to ${leg.to}`),
    computed,
    calls: callsOf(there),
    rollback: leg.rollback.map((way) => {
      const closing = closedBy(leg, way);
      return {
        name: `leg_${number}_back_${way.depth}`,
        landing,
        depth: way.depth,
        closedBy: closing === undefined ? "" : prefix + closing,
        computed,
        calls: callsBackOf(back, way, { from: leg.from, prefix }),
      };
    }),
  };
}

function illustrativeOf({ product: { illustrative } }: Plan): string {
  return illustrative === undefined ? "" : `${oneLine(illustrative)}.`;
}

/** Each once, in the order in which the legs need them. */
function askedOf(legs: readonly Leg[], own: OwnValues): AskedValue[] {
  const asked = legs
    .flatMap((leg) => leg.variables)
    .filter(({ kind }) => kind !== "computed")
    .map(({ name, ask, kind, value }) => {
      const example = kind === "asked" ? `, for example ${value}` : "";
      const text = oneLine(ask + example);
      const plain = kind === "secret" ? "secret" : "plain";
      const what = shellWord(`${name}: ${text}`);
      const mine = kind === "asked" ? (own[name] ?? "") : "";
      const given = mine === "" ? "" : shellWord(mine);
      const asked = { name, kind: plain, ask: text, what, given } as const;
      return [name, asked] as const;
    });
  return [...new Map(asked).values()];
}
