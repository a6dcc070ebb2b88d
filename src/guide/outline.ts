import type { Leg, Plan } from "../plan/plan.ts";
import { describeDuration } from "./prose.ts";

/** A plan on one screen, for a terminal. */
export function outlineOf(plan: Plan): string {
  const { product, from, to, legs, verdict, downtime } = plan;
  const count = legs.length === 1 ? "1 leg" : `${legs.length} legs`;
  const lines = [
    `${product.name} ${from} to ${to}: ${verdict.kind}, ${count}, downtime ${describeDuration(downtime)}`,
    ...verdict.reasons.map((reason) => `  - ${reason}`),
    ...legs.flatMap((leg) => ["", ...legLines(plan, leg)]),
  ];
  return `${lines.join("\n")}\n`;
}

function legLines({ product }: Plan, leg: Leg): string[] {
  const part = product.parts.find(({ id }) => id === leg.part)?.title;
  const what = part === undefined ? "" : `${part} `;
  const row = (name: string, id: string, text: string) =>
    `  ${name.padEnd(9)} ${id.padEnd(24)} ${text}`;
  return [
    `${what}${leg.from} to ${leg.to}`,
    ...leg.landing.map(({ because }) => `  lands here because ${because}`),
    ...leg.changes.map(({ kind, id, title }) => row(kind, id, title)),
    ...leg.config.map(({ op, path }) => row("setting", path, op)),
    ...leg.steps.map(({ phase, id, title }) => row(phase, id, title)),
    ...leg.rollback.map(({ depth, steps }) =>
      row("rollback", depth, steps.map(({ id }) => id).join(", ")),
    ),
    ...leg.leftOut.map(({ step, why }) => row("left out", step.id, why)),
  ];
}
