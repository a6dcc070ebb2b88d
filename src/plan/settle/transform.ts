import type { Scalar, Transform } from "../../release/types.ts";

const hole = "${value}";
/** Templates with two holes double a value with every rename. */
const maxLength = 10_000;

/** One transform after another, as one. */
export function transformOf(steps: readonly Transform[]): Transform {
  const [first, ...others] = steps;
  if (first === undefined) return { kind: "identity" };
  return others.length === 0 ? first : { kind: "chain", steps: [...steps] };
}

/**
 * Adds a transform to those before it: two factors become one, a template fills
 * the next, and all of it is up to a person as soon as one of them is.
 */
export function appendTransform(steps: Transform[], next: Transform): void {
  if (next.kind === "identity") return;
  if (next.kind === "chain") {
    for (const step of next.steps) appendTransform(steps, step);
    return;
  }
  if (next.kind === "manual" || steps[0]?.kind === "manual") {
    const how = [...steps, next].map(describeTransform).join(", then ");
    steps.splice(0, steps.length, { kind: "manual", how });
    return;
  }
  const last = steps.at(-1);
  const joined = last && join(last, next);
  if (joined === undefined) {
    steps.push(next);
    return;
  }
  steps.pop();
  if (joined.kind !== "identity") steps.push(joined);
}

function join(first: Transform, next: Transform): Transform | undefined {
  if (first.kind === "multiply" && next.kind === "multiply") {
    // 15 digits hide the rounding of factors such as 1/60.
    const by = Number((first.by * next.by).toPrecision(15));
    return by === 1 ? { kind: "identity" } : { kind: "multiply", by };
  }
  if (first.kind === "template" && next.kind === "template") {
    const [before = "", after = "", ...more] = next.template.split(hole);
    // A template with several holes would grow with every rename.
    if (more.length > 0 || !next.template.includes(hole)) return undefined;
    return { kind: "template", template: before + first.template + after };
  }
  return undefined;
}

/** The new value; undefined where it cannot be calculated. */
export function transformValue(
  transform: Transform,
  value: Scalar,
): Scalar | undefined {
  switch (transform.kind) {
    case "identity":
      return value;
    case "multiply":
      return typeof value === "number" ? value * transform.by : undefined;
    case "map": {
      const { values } = transform;
      const key = String(value);
      return Object.hasOwn(values, key) ? values[key] : undefined;
    }
    case "template": {
      const { template } = transform;
      const now = template.replaceAll(hole, () => String(value));
      return now.length > maxLength ? undefined : now;
    }
    case "chain":
      return transform.steps.reduce<Scalar | undefined>(
        (now, step) => (now === undefined ? now : transformValue(step, now)),
        value,
      );
    case "manual":
      return undefined;
  }
}

/** What happens to the old value, in words. */
export function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case "identity":
      return "the value stays";
    case "multiply":
      return `the value is multiplied by ${transform.by}`;
    case "map": {
      const pairs = Object.entries(transform.values).map(
        ([old, now]) => `\`${old}\` becomes \`${now}\``,
      );
      return pairs.join(", ");
    }
    case "template":
      return `the value becomes \`${transform.template}\``;
    case "chain":
      return transform.steps.map(describeTransform).join(", then ");
    case "manual":
      return transform.how;
  }
}
