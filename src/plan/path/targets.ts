import { isMember, type IndexSet } from "./index-set.ts";
import { endObstaclesOf, obstaclesOf, type Terms } from "./obstacles.ts";
import type { Track } from "./track.ts";
import { contradiction } from "../when.ts";

/**
 * The releases that can be reached in one hop, newest first. It answers exactly
 * the releases without obstacles, and is fast where history is a line: whatever
 * ends all farther hops ends the scan.
 */
export function targetsOf(
  track: Track,
  from: number,
  terms: Terms,
  last = track.releases.length - 1,
): number[] {
  const targets = track.isLinear
    ? scan(track, from, terms, last)
    : range(from + 1, last).filter(
        (to) => obstaclesOf(track, { from, to }, terms).length === 0,
      );
  return targets.reverse();
}

function scan(
  track: Track,
  from: number,
  terms: Terms,
  last: number,
): number[] {
  const { releases, lineNumbers, majorNumbers } = track;
  const { waived, answers, policy } = terms;
  const found: number[] = [];
  let end = last;
  let allowed: IndexSet[] = [];
  for (let to = from + 1; to <= end; to += 1) {
    const release = releases[to];
    if (release === undefined) break;
    const { version, stop, migrations } = release;
    if (refuses(track, to, from) && !waived.has(`from ${version}`)) break;
    if (tooFar(lineNumbers, from, to, policy.minorsAtOnce, "minors")) break;
    if (tooFar(majorNumbers, from, to, policy.majorsAtOnce, "majors")) break;
    for (const { carriedIn, finishBefore } of migrations) {
      if (waived.has(`migration ${version}`)) continue;
      if (carriedIn !== undefined) allowed.push(track.covers(carriedIn));
      if (finishBefore !== undefined)
        allowed.push(track.covers(`<${finishBefore}`));
    }
    // What no later release can satisfy need not be asked again.
    end = Math.min(end, ...allowed.map(lastOf));
    if (isOpen(to)) found.push(to);
    allowed = allowed.filter((set) => set.length > 1 || !startsBy(set, to));
    if (stop === undefined || waived.has(`stop ${version}`)) continue;
    if (contradiction(stop.when, answers) !== undefined) continue;
    if (stop.at === "version") end = Math.min(end, to);
    else if (lineNumbers[from] !== lineNumbers[to])
      end = Math.min(end, track.lineEnds[to] ?? to);
  }
  return found;

  function isOpen(to: number): boolean {
    if (to > end || !allowed.every((set) => isMember(set, to))) return false;
    return (
      isPlain(track, { from, to }, terms) ||
      endObstaclesOf(track, { from, to }, terms).length === 0
    );
  }

  function tooFar(
    numbers: readonly number[],
    from: number,
    to: number,
    most: number | undefined,
    name: string,
  ): boolean {
    if (most === undefined || waived.has(`policy ${name}`)) return false;
    return (numbers[to] ?? 0) - (numbers[from] ?? 0) > most;
  }
}

/** Nothing about the two ends needs a closer look. */
function isPlain(
  { releases, requirements }: Track,
  { from, to }: { readonly from: number; readonly to: number },
  { channels }: Terms,
): boolean {
  const target = releases[to];
  return (
    target !== undefined &&
    (target.status.kind === "supported" || target.status.kind === "eol") &&
    target.risks.length === 0 &&
    channels.has(target.channel) &&
    requirements[from] === requirements[to]
  );
}

function refuses(track: Track, to: number, from: number): boolean {
  const range = track.releases[to]?.from;
  return range !== undefined && !isMember(track.covers(range), from);
}

function lastOf(set: IndexSet): number {
  return Math.max(-1, ...set.map(({ last }) => last));
}

function startsBy(set: IndexSet, index: number): boolean {
  return (set[0]?.first ?? 0) <= index;
}

function range(first: number, last: number): number[] {
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, n) => first + n,
  );
}
