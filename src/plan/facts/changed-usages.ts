import type { Change, Release } from "../../release/types.ts";
import type { RetiredUsage } from "../expect.ts";
import { sourceOf } from "./source.ts";
import { trackOf, type Track } from "../path/track.ts";
import { statesOn, type Turn, type Way } from "./turns.ts";

interface UsageTurn extends Turn {
  readonly subject: string;
}

/** What changes say is gone at an end of a way. */
export function changedUsages(
  releases: readonly Release[],
  way: Way,
): RetiredUsage[] {
  const track = trackOf("", releases);
  const turns = releases
    .flatMap(({ changes }) => changes)
    // What is only guessed is no fact.
    .filter(({ confirm }) => confirm === undefined)
    .flatMap((change) => turnsOf(change, track))
    // Within a release a name is freed before another takes it.
    .sort((a, b) => a.index - b.index || Number(a.isThere) - Number(b.isThere));
  const bySubject = Map.groupBy(turns, ({ subject }) => subject);
  return [...bySubject].flatMap(([subject, all]): RetiredUsage[] => {
    // What stands in the place of something may be older than the change.
    const first = all.findIndex(({ isThere }) => !isThere);
    const turns = first < 0 ? [] : all.slice(first);
    const at = statesOn(way, turns, track);
    const isThere = at.from.kind === "there" && at.to.kind === "there";
    return isThere ? [] : [{ subject, at }];
  });
}

/** A break that was backported comes with each release that it is in. */
function turnsOf({ usages, introducedIn }: Change, track: Track): UsageTurn[] {
  return introducedIn.flatMap((release) => {
    const index = track.indexOf.get(release);
    if (index === undefined) return [];
    return usages.flatMap((usage): UsageTurn[] => {
      const { was, now } = usage;
      const common = { release, index, source: sourceOf(usage) };
      const instead = now === undefined ? [] : [now];
      return [
        { ...common, subject: was, isThere: false, instead },
        ...instead.map((subject) => ({
          ...common,
          subject,
          isThere: true,
          instead: [],
        })),
      ];
    });
  });
}
