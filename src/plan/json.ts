import type { Leg, Plan } from "./plan.ts";

/** The number of the shape; it grows when a field changes its meaning. */
const planFormat = 1;

/**
 * A plan as data for other programs: what `guidepost plan --format json` prints.
 * Origins are left out, releases and products are named by version and id.
 */
function planData(plan: Plan) {
  const { product, from, to, answers, verdict, legs } = plan;
  const { downtime, duration } = plan;
  return {
    format: planFormat,
    product: product.id,
    from,
    to,
    answers,
    verdict,
    downtime,
    ...(duration && { duration }),
    legs: legs.map(legData),
  };
}

function legData({
  releases,
  lost,
  leftOut,
  conflicts,
  rollback,
  ...leg
}: Leg) {
  return {
    ...leg,
    releases: releases.map(({ version }) => version),
    lost: lost.map(({ version }) => version),
    conflicts: conflicts.map(({ one, other }) => [one.id, other.id]),
    leftOut: leftOut.map(({ step, why }) => ({ id: step.id, why })),
    rollback,
  };
}

/** The data as text; the same plan gives the same bytes. */
export function planJson(plan: Plan): string {
  const withoutOrigins = (key: string, value: unknown) =>
    key === "origin" ? undefined : value;
  return `${JSON.stringify(planData(plan), withoutOrigins, 2)}\n`;
}
