import type { Policy, Release, Risk, Stop } from "../../release/types.ts";
import { rangesOverlap } from "../../versions.ts";
import type { Answers } from "../plan.ts";
import { isCovered, releasesBetween, type Track } from "./track.ts";
import { contradiction } from "../when.ts";

/** One of the six conditions that a hop does not keep. */
export interface Obstacle {
  readonly kind:
    | "stop"
    | "migration"
    | "requirement"
    | "from"
    | "status"
    | "risk"
    | "policy"
    | "channel";
  /** The release whose facts forbid the hop. */
  readonly release: string;
  /** In a sentence without a full stop. */
  readonly because: string;
  /** Names the constraint, so that it can be waived: `stop 2.0.0`. */
  readonly id: string;
  /** What a reader risks who goes all the same; undefined where nobody should. */
  readonly override?: string;
}

/** What the legality of a hop depends on beside its two ends. */
export interface Terms {
  readonly policy: Policy;
  readonly answers: Answers;
  /** Channels a landing may be in. */
  readonly channels: ReadonlySet<string>;
  /** Ids of obstacles that do not count. */
  readonly waived: ReadonlySet<string>;
}

/** Everything that forbids going from one release straight to another. */
export function obstaclesOf(
  track: Track,
  hop: { readonly from: number; readonly to: number },
  terms: Terms,
): Obstacle[] {
  const between = releasesBetween(track, hop.from, hop.to);
  return [
    ...stopsJumped(track, hop, between, terms),
    ...migrationsMissed(track, hop, between),
    ...requirementGaps(track, hop),
    ...refusals(track, hop, between),
    ...badTargets(track, hop, terms),
    ...policyBreaks(track, hop, terms.policy),
  ].filter(({ id }) => !terms.waived.has(id));
}

/** Of these, what depends on the two ends alone: cheap to ask for every pair. */
export function endObstaclesOf(
  track: Track,
  hop: { readonly from: number; readonly to: number },
  terms: Terms,
): Obstacle[] {
  return [
    ...requirementGaps(track, hop),
    ...badTargets(track, hop, terms),
  ].filter(({ id }) => !terms.waived.has(id));
}

type Ends = { readonly from: number; readonly to: number };

/** 1. No required stop strictly inside. */
function* stopsJumped(
  track: Track,
  { from, to }: Ends,
  between: readonly Release[],
  { answers }: Terms,
): Generator<Obstacle> {
  for (const { version, stop } of between) {
    const at = track.indexOf.get(version) ?? to;
    if (stop === undefined || at === to) continue;
    if (contradiction(stop.when, answers) !== undefined) continue;
    if (stop.at === "line") {
      const line = track.lineNumbers[at];
      const touches =
        line === track.lineNumbers[from] || line === track.lineNumbers[to];
      if (touches) continue;
    }
    yield {
      kind: "stop",
      release: version,
      id: `stop ${version}`,
      because: `${version} is a required stop: ${stop.because}${probeOf(stop)}`,
      ...(stop.override !== undefined && { override: stop.override }),
    };
  }
}

/** Nobody has run the probe, so the stop counts until the reader has. */
function probeOf({ probe }: Stop): string {
  return probe === undefined
    ? ""
    : ` (\`${probe}\` tells whether it concerns you)`;
}

/** 2. The target contains the code of every migration that has to run. */
function* migrationsMissed(
  track: Track,
  { to }: Ends,
  between: readonly Release[],
): Generator<Obstacle> {
  for (const { version, migrations } of between) {
    for (const migration of migrations) {
      const { carriedIn, finishBefore } = migration;
      const name =
        migration.kind === "own" ? migration.title : `to ${migration.head}`;
      const id = `migration ${version}`;
      if (carriedIn !== undefined && !isCovered(track, carriedIn, to)) {
        const because = `the migration of ${version} (${name}) is in ${carriedIn} only`;
        yield { kind: "migration", release: version, id, because };
      }
      const before =
        finishBefore === undefined ? undefined : `<${finishBefore}`;
      if (before !== undefined && !isCovered(track, before, to)) {
        const because = `the migration of ${version} (${name}) must finish before ${finishBefore}`;
        yield { kind: "migration", release: version, id, because };
      }
    }
  }
}

/** 3. At the moment of switching one version of each requirement serves both. */
function* requirementGaps(
  track: Track,
  { from, to }: Ends,
): Generator<Obstacle> {
  const [old, now] = [track.requirements[from], track.requirements[to]];
  if (old === undefined || now === undefined || old === now) return;
  for (const [name, { range }] of now) {
    const before = old.get(name)?.range;
    if (before === undefined || before === range) continue;
    if (rangesOverlap(before, range)) continue;
    const [u, v] = [track.releases[from], track.releases[to]];
    yield {
      kind: "requirement",
      release: v?.version ?? "",
      id: `requirement ${name}`,
      because: `no ${name} serves both ${u?.version} (${before}) and ${v?.version} (${range})`,
    };
  }
}

/** 4. Every release in between takes readers from the start. */
function* refusals(
  track: Track,
  { from }: Ends,
  between: readonly Release[],
): Generator<Obstacle> {
  for (const release of between) {
    if (release.from === undefined) continue;
    if (isCovered(track, release.from, from)) continue;
    yield {
      kind: "from",
      release: release.version,
      id: `from ${release.version}`,
      because: `${release.version} upgrades from ${release.from} only`,
    };
  }
}

/** 5. Nobody lands on a bad release, takes a bad edge, or changes the channel. */
function* badTargets(
  track: Track,
  { from, to }: Ends,
  { channels }: Terms,
): Generator<Obstacle> {
  const target = track.releases[to];
  if (target === undefined) return;
  const { version, status, channel } = target;
  if (status.kind === "yanked" || status.kind === "avoid") {
    const what =
      status.kind === "yanked" ? "was withdrawn" : "is to be avoided";
    const fix =
      status.fixedIn === undefined ? "" : ` (fixed in ${status.fixedIn})`;
    yield {
      kind: "status",
      release: version,
      id: `status ${version}`,
      because: `${version} ${what}: ${status.reason}${fix}`,
    };
  }
  for (const risk of target.risks) {
    if (!isCovered(track, risk.from, from)) continue;
    yield {
      kind: "risk",
      release: version,
      id: `risk ${version}`,
      because: `from ${track.releases[from]?.version} to ${version}: ${risk.why}${fixOf(risk)}`,
      override: risk.why,
    };
  }
  if (!channels.has(channel)) {
    yield {
      kind: "channel",
      release: version,
      id: `channel ${channel}`,
      because: `${version} is a ${channel} release`,
    };
  }
}

function fixOf({ fixedIn, url }: Risk): string {
  const facts = [
    ...(fixedIn === undefined ? [] : [`fixed in ${fixedIn}`]),
    ...(url === undefined ? [] : [url]),
  ];
  return facts.length === 0 ? "" : ` (${facts.join(", ")})`;
}

/** 6. The product's policy allows it. */
function* policyBreaks(
  track: Track,
  { from, to }: Ends,
  { majorsAtOnce, minorsAtOnce }: Policy,
): Generator<Obstacle> {
  const release = track.releases[to]?.version ?? "";
  const crossed = (numbers: readonly number[]) =>
    (numbers[to] ?? 0) - (numbers[from] ?? 0);
  if (
    majorsAtOnce !== undefined &&
    crossed(track.majorNumbers) > majorsAtOnce
  ) {
    yield {
      kind: "policy",
      release,
      id: "policy majors",
      because: `at most ${majorsAtOnce} major version${plural(majorsAtOnce)} at once`,
    };
  }
  if (minorsAtOnce !== undefined && crossed(track.lineNumbers) > minorsAtOnce) {
    yield {
      kind: "policy",
      release,
      id: "policy minors",
      because: `at most ${minorsAtOnce} minor version${plural(minorsAtOnce)} at once`,
    };
  }
}

function plural(count: number): string {
  return count === 1 ? "" : "s";
}
