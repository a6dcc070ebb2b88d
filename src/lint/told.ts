import type { Event } from "../session/events.ts";
import { tellEvent } from "../session/tell-event.ts";
import type { DryRun } from "./finding.ts";
import type { Page } from "./rule.ts";
import { withoutSecrets } from "./secrets.ts";

/** How the rehearsal of a shell block went, in plain words and without secrets. */
export interface ToldBlock {
  /** How many of its statements ended so. */
  readonly outcomes: Omit<DryRun, "statements">;
  /** Why statements are unknown or skipped; each reason once. */
  readonly reasons: readonly string[];
  /** What happens, in order. */
  readonly events: readonly ToldEvent[];
}

export interface ToldEvent {
  readonly kind: Event["kind"];
  readonly words: string;
  /** The reader stops here: the command fails. */
  readonly stops: boolean;
  /** It must be there before, as nothing on the page made it. */
  readonly needs: boolean;
}

/** Tells what the rehearsal of a page saw, block by block. */
export function tellPage(
  page: Pick<Page, "blocks" | "rehearsal" | "expectations">,
): ToldBlock[] {
  const { events, statements } = withoutSecrets(page);
  const happened = Map.groupBy(events, ({ place }) => place.block);
  const followed = Map.groupBy(statements, ({ place }) => place.block);
  return page.blocks.map((_, index) => {
    const here = followed.get(index) ?? [];
    const outcomes = { known: 0, evaluated: 0, unknown: 0, skipped: 0 };
    for (const { outcome } of here) outcomes[outcome]++;
    const reasons = here.flatMap(({ why }) => why ?? []);
    return {
      outcomes,
      reasons: [...new Set(reasons)],
      events: (happened.get(index) ?? []).map((event) => ({
        kind: event.kind,
        words: tellEvent(event),
        stops: isCertain(event) && event.kind === "fail",
        needs: isCertain(event) && isNeed(event),
      })),
    };
  });
}

function isNeed(event: Event): boolean {
  if (event.kind === "read-file") return event.found === "missing";
  return (
    event.kind === "read-variable" && event.found === "unset" && !event.guarded
  );
}

function isCertain({ maybe, rests }: Event): boolean {
  return !maybe && rests.length === 0;
}
