import type { Problem } from "../finding.ts";
import type { Page } from "../rule.ts";
import { payloadsOf, type Payload } from "./payloads.ts";

/** What the parser of a name finds in the payloads that a rule looks at. */
export function* complaintsOf(
  page: Page,
  parser: string,
  isRead: (payload: Payload) => boolean = ({ as }) => as === parser,
): Generator<Problem> {
  for (const payload of payloadsOf(page))
    if (isRead(payload)) yield* complaintsAbout(payload, page, parser);
}

/**
 * Asking for the parser is what loads it. A text that lost its quotes in the
 * shell is no longer the one that was meant. Nothing runs what a fence only
 * shows: there a problem is a warning at most.
 */
export function* complaintsAbout(
  payload: Payload,
  page: Page,
  parser: string,
  about?: "safety",
): Generator<Problem> {
  if (payload.lost) return;
  const problems = page.parser(parser)?.(payload) ?? [];
  const shown = payload.carrier === "fence";
  for (const { start, end, about: topic, ...problem } of problems)
    if (topic === about)
      yield {
        place: payload.placeOf({ start, end }),
        ...(shown && { atMost: "warning" }),
        ...problem,
      };
}
