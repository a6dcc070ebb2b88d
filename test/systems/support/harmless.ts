import type { Event } from "../../../src/session/events.ts";
import { show } from "../../../src/session/values.ts";
import type { Facts } from "./facts.ts";
import type { GuideBlock } from "./guides.ts";
import type { Reading } from "./laws.ts";
import { onlyLooks } from "./looks.ts";

/**
 * Why nothing is amiss where a block is left out, by what it does and not by its
 * name; nothing where it must be missed.
 */
export function whyHarmless(
  block: GuideBlock,
  {
    whole,
    rest,
    facts: { ownMigrations },
  }: {
    readonly whole: Reading;
    readonly rest: Reading;
    readonly facts: Facts;
  },
): string | undefined {
  const { blocks, events } = whole;
  const at = blocks.indexOf(block);
  const own = events.filter(({ place }) => place.block === at);
  if (ownMigrations.includes(block.id)) return undefined;
  const changes = own.filter(isChange);
  const earlier = events.filter(({ place }) => place.block < at);
  const later = events.filter(({ place }) => place.block > at);
  if (!changes.some((event) => matters(event, { earlier, later })))
    return own.every(isLook) ? "only look" : undefined;
  return told(whole) === told(rest) ? "only lead to the next" : undefined;
}

/**
 * All that is not as it was at first, whatever led to it. A file is used by what
 * is deployed, and what is stopped by nobody.
 */
function told({ lasting: { things } }: Reading): string {
  const isStopped = (key: string): boolean =>
    things.get(key.replace("deployment ", "running "))?.says === "stopped";
  const all = [...things]
    .filter(([key]) => !key.startsWith("file ") && !isStopped(key))
    .filter(([key, { says, settings, moves }]) => {
      const same = key.startsWith("object ") ? /^at first/ : /^at first$/;
      return !same.test(says) || settings.size > 0 || moves.length > 0;
    })
    .map(([key, { says, settings, moves }]) => [
      key,
      says,
      [...settings],
      moves,
    ]);
  return JSON.stringify(all.sort());
}

function isLook(event: Event): boolean {
  return event.kind !== "call" || onlyLooks(event.argv.map(show).join(" "));
}

function isChange({ kind }: Event): boolean {
  return /^(?:keep|write-file|remove-file|set)$/.test(kind);
}

/** A file that anybody reads matters, and so does a variable; all that tools keep does. */
function matters(
  event: Event,
  { earlier, later }: Record<"earlier" | "later", readonly Event[]>,
): boolean {
  switch (event.kind) {
    case "keep":
      return true;
    case "set":
      return later.some(
        (other) => other.kind === "read-variable" && other.name === event.name,
      );
    case "write-file":
    case "remove-file":
      if (event.namespace !== "host") return true;
      return [...earlier, ...later].some(
        (other) =>
          other.kind === "read-file" &&
          JSON.stringify(other.path) === JSON.stringify(event.path),
      );
    default:
      return false;
  }
}
