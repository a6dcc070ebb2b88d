import { positionOf } from "./positions.ts";
import type { Page } from "./rule.ts";
import type { Event, Unknown } from "../session/events.ts";
import type { Value } from "../session/values.ts";

/** What nobody knows in a block, each with the line of the page that it comes from. */
export function unknownsIn(
  { rehearsal, blocks, expectations }: Page,
  index: number,
): string[] {
  const here = rehearsal.events.filter(({ place }) => place.block === index);
  const told = here
    .flatMap((event) => [...event.rests, ...valuesOf(event).flatMap(originsOf)])
    .map(({ block, start, why, reader }) => {
      if (reader !== undefined && isGiven(reader)) return `${why}`;
      const place = { block, start, end: start };
      return blocks[block]
        ? `${why} (since line ${positionOf(place, blocks).line})`
        : why;
    });
  return [...new Set(told)];

  /** Nothing on the page brought it up: the guide's front matter or the shell itself did. */
  function isGiven(reader: string): boolean {
    return reader === "PWD" || reader in expectations.variables;
  }
}

function valuesOf(event: Event): readonly Value[] {
  switch (event.kind) {
    case "set":
      return [event.value];
    case "read-file":
    case "write-file":
    case "remove-file":
    case "cwd":
      return [event.path];
    case "call":
      return event.argv;
    case "read-variable":
    case "keep":
    case "save":
    case "enter":
    case "fork":
    case "fail":
    case "unknown":
      return [];
  }
}

function originsOf(value: Value): Unknown[] {
  return value.flatMap((piece) => (piece.kind === "unknown" ? piece.from : []));
}
