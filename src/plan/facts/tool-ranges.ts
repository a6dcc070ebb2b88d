import type { Course } from "./facts.ts";
import { trackOf } from "../path/track.ts";

/**
 * The versions that a reader may have of each tool that the product asks for. Where
 * releases and options differ, any of their versions will do: the reader of one
 * platform need not keep to what another asks for. What a release says of a tool
 * stands before what its options say.
 */
export function toolRangesOf(course: Course): Readonly<Record<string, string>> {
  const options = course.product.choices.flatMap((choice) =>
    choice.options
      .filter(({ id }) => (course.answers[choice.id] ?? id) === id)
      .flatMap(({ tools }) => Object.entries(tools)),
  );
  return { ...joined(options), ...joined(requiredOf(course)) };
}

/** What holds at the start, and wherever a leg ends. */
function requiredOf({ product, from, legs }: Course): [string, string][] {
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
