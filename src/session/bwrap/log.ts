import type { Event, Place, Rehearsal, Statement } from "../events.ts";
import type { SessionBlock } from "../rehearse.ts";
import { text } from "../values.ts";
import { valuesOf } from "./end.ts";
import type { Outcome, RecordedCall } from "./outcome.ts";
import type { Places } from "./places.ts";

/** Why a block does not run; nothing where it does. */
export function whyNot({ skip, script }: SessionBlock): string | undefined {
  return (
    skip ?? (script.kind === "file" ? `it is a file: ${script.why}` : undefined)
  );
}

export function statementsOf(
  block: SessionBlock,
  at: number,
  { follows, status }: { follows: boolean; status: number | undefined },
): Statement[] {
  if (!follows) return [];
  const why = whyNot(block);
  return block.script.tree.commands.map(({ pos, end }) => {
    const place = { block: at, start: pos, end };
    if (why !== undefined) return { place, outcome: "skipped", why };
    if (status === undefined)
      return { place, outcome: "unknown", why: "bash did not get to its end" };
    if (status === killed)
      return { place, outcome: "unknown", why: "the limit of time ended it" };
    return { place, outcome: "evaluated" };
  });
}

const killed = 137;
const tooLarge = 153;

export function eventsOf(outcome: Outcome, places: Places): Event[] {
  const { recorded, missing, statuses } = outcome;
  const parts = new Set([
    ...statuses.keys(),
    ...[...recorded, ...missing].map(({ part }) => part),
  ]);
  return [...parts]
    .sort((a, b) => a - b)
    .flatMap((part): Event[] => {
      const isHere = (call: RecordedCall): boolean => call.part === part;
      const status = statuses.get(part);
      return [
        ...recorded.filter(isHere).map((call) => callEvent(call, places)),
        ...missing
          .filter(isHere)
          .flatMap((call) => [
            callEvent(call, places),
            failEvent(
              places.of(call),
              `there is no command \`${call.argv[0]}\` here`,
            ),
          ]),
        ...(status === undefined || status === 0
          ? []
          : [failEvent(places.all(part), `it ended with status ${status}`)]),
      ];
    });
}

function callEvent(call: RecordedCall, places: Places): Event {
  return {
    ...certain(places.of(call)),
    kind: "call",
    argv: call.argv.map(text),
    within: [],
    terminal: { stdin: "terminal", stdout: "terminal" },
    finishes: true,
    background: false,
  };
}

/** What was set on the way is not told: what holds at the end was set at last. */
export function setEvents({ variables }: Outcome, place: Place): Event[] {
  return [...valuesOf(variables)].map(([name, value]) => ({
    ...certain(place),
    kind: "set",
    name,
    value: text(value),
  }));
}

function failEvent(place: Place, why: string): Event {
  return { ...certain(place), kind: "fail", why };
}

function certain(place: Place) {
  return { place, namespace: "host", rests: [], maybe: false } as const;
}

/** Blocks of which nothing was read. */
export function unread(blocks: readonly SessionBlock[]): Rehearsal["limits"] {
  return blocks.flatMap(({ script }, block) =>
    script.isUnread
      ? [
          {
            place: { block, start: 0, end: script.content.length },
            limit: "size",
          },
        ]
      : [],
  );
}

/** The limits by their names, at the block that met them where that is known. */
export function limitsOf(
  parts: readonly (string | undefined)[],
  outcome: Outcome | undefined,
  places: Places,
): Rehearsal["limits"] {
  const last = Math.max(
    0,
    parts.findLastIndex((part) => part !== undefined),
  );
  if (!outcome) return [{ place: places.all(last), limit: "sandbox" }];
  const { statuses, stderr, crowded } = outcome;
  const reached = [...statuses].flatMap(([part, status]) => {
    const limit =
      status === killed ? "time" : status === tooLarge ? "output" : undefined;
    return limit ? [{ place: places.all(part), limit }] : [];
  });
  // A block that meddles with the record takes away what others left there.
  const lost = parts.some(
    (part, at) => part !== undefined && !statuses.has(at),
  );
  const meddled = lost ? [{ place: places.all(last), limit: "sandbox" }] : [];
  const said = [
    [/cannot allocate|memory exhausted|out of memory/i, "memory"],
    [/Resource temporarily unavailable/, "processes"],
    [/File size limit|File too large|No space left/i, "output"],
  ] as const;
  const named = said
    .filter(
      ([words, limit]) =>
        words.test(stderr) || (limit === "processes" && crowded),
    )
    .map(([, limit]) => ({ place: places.all(last), limit }));
  return [...reached, ...named, ...meddled];
}
