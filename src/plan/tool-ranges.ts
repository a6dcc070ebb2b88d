import type { Plan } from "./plan.ts";
import { trackOf } from "./track.ts";

/**
 * The versions that a reader may have of each tool that the product asks for. Where
 * releases and options differ, any of their versions will do: the reader of one
 * platform need not keep to what another asks for. What a release says of a tool
 * stands before what its options say.
 */
export function toolRangesOf(plan: Plan): Readonly<Record<string, string>> {
  const options = plan.product.choices.flatMap((choice) =>
    choice.options
      .filter(({ id }) => (plan.answers[choice.id] ?? id) === id)
      .flatMap(({ tools }) => Object.entries(tools)),
  );
  return { ...joined(options), ...joined(requiredOf(plan)) };
}

/** What holds at the start, and wherever a leg ends. */
function requiredOf({ product, from, legs }: Plan): [string, string][] {
  const track = trackOf("", product.releases);
  const atStart = track.requirements[track.indexOf.get(from) ?? -1];
  return [
    ...(atStart?.values() ?? []),
    ...legs.flatMap(({ requires }) => requires),
  ].map(({ name, range }) => [name.toLowerCase(), range]);
}

function joined(ranges: readonly (readonly [string, string])[]) {
  const byName = Map.groupBy(ranges, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, own]) => [
      name,
      [...new Set(own.map(([, range]) => range))].join(" || "),
    ]),
  );
}
