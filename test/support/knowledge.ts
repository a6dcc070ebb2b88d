import type { Rehearsal } from "../../src/session/events.ts";
import { known } from "../../src/session/values.ts";
import type { Value } from "../../src/session/values.ts";
import type { Outcome } from "../../src/session/bwrap/sandbox.ts";

/** How much of what bash ended with a rehearsal knew. */
export interface Knowledge {
  readonly variables: Share;
  readonly calls: Share;
}

interface Share {
  readonly known: number;
  readonly all: number;
}

/** Variables of bash itself and of the environment have names in capitals. */
const own = /^(?:_|[A-Z]{2,}\w*)$/;

export function knowledge(
  rehearsal: Rehearsal,
  { variables, calls: log }: Outcome,
): Knowledge {
  const calls = log.filter(([name]) => name === "rec");
  const names = [...(variables?.keys() ?? [])].filter(
    (name) => !own.test(name),
  );
  const claims = new Map(Object.entries(rehearsal.end.variables));
  const knownNames = names.filter((name) => isKnown(claims.get(name)));
  const knownCalls = rehearsal.events.filter(
    (event) =>
      event.kind === "call" &&
      known(event.argv[0] ?? []) === "rec" &&
      !event.maybe &&
      event.argv.every(isKnown),
  );
  return {
    variables: { known: knownNames.length, all: names.length },
    calls: {
      known: Math.min(knownCalls.length, calls.length),
      all: calls.length,
    },
  };
}

function isKnown(value: Value | undefined): boolean {
  return value !== undefined && known(value) !== undefined;
}

/** The share over all snippets, between 0 and 1. */
export function share(shares: readonly Share[]): number {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  return (
    sum(shares.map(({ known }) => known)) / sum(shares.map(({ all }) => all))
  );
}
