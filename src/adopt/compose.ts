import { phases } from "../release/types.ts";
import { compareVersions, type Version } from "../versions.ts";
import { choicesOf, withoutLoneAnswers } from "./choices.ts";
import type { Ends } from "./ends.ts";
import type { Fact, Placement } from "./facts.ts";
import { Ids } from "./ids.ts";
import { slug } from "./prose.ts";
import {
  configStep,
  linksOf,
  partReleases,
  policyOf,
  surfacesOf,
} from "./product-fields.ts";
import { releaseFields } from "./releases.ts";
import { withoutEmpty } from "./without-empty.ts";
import { runbooksOf, stepWriter, type WrittenStep } from "./written-steps.ts";

/** Values of the metadata files, ready to be written as YAML. */
export interface Metadata {
  readonly product: Readonly<Record<string, unknown>>;
  readonly releases: readonly {
    readonly version: Version;
    /** The part whose release it is. */
    readonly folder?: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

export interface Identity {
  readonly id: string;
  readonly name: string;
  /** Name of the guide, as the files mention it. */
  readonly guide: string;
  readonly tag: string;
  /** ISO date of releases whose date no guide tells. */
  readonly date: string;
}

/** Puts facts together to a product and its releases. */
export function compose(
  placements: readonly Placement[],
  ends: Ends,
  { id, name, guide, tag, date }: Identity,
): Metadata {
  const facts = factsIn(placements);
  const steps = facts("step");
  const told = withoutLoneAnswers(steps.map(({ fact }) => fact));
  const choices = choicesOf(told);
  const surfaces = surfacesOf(facts("setting").map(({ fact }) => fact.surface));
  const ids = new Ids();
  const write = stepWriter({ choices, ids });
  const common: Record<string, unknown[]> = {};
  for (const phase of phases) common[phase] = [];
  for (const surface of Object.keys(surfaces))
    common["upgrade"]?.push(configStep(surface, ids));
  for (const { fact, scope } of steps) {
    if (fact.runbook !== undefined || scope !== undefined) continue;
    common[fact.phase]?.push(write(fact, ends));
  }
  const versions = new Set<Version>([ends.from, ends.to]);
  for (const { scope } of placements) if (scope) versions.add(scope);
  const sorted = [...versions].sort(compareVersions);
  const depthsIn = (version: Version) =>
    steps
      .filter(({ scope }) => scope === undefined || scope === version)
      .filter(({ fact }) => fact.phase === "rollback" && !fact.runbook)
      .map(({ fact }) => write.depth(fact));
  const releases = sorted.map((version, at) => {
    const hop = { from: sorted[at - 1] ?? version, to: version };
    const own = steps.filter(
      ({ fact, scope }) => scope === version && fact.runbook === undefined,
    );
    const written: WrittenStep[] = own.map(({ fact }) =>
      write(fact, hop, { namesPhase: true }),
    );
    const fields = releaseFields({
      version,
      date,
      placements: placements.filter(({ scope }) => scope === version),
      parts: facts("part").map(({ fact }) => fact),
      surfaces: Object.keys(surfaces),
      depths: depthsIn(version),
      steps: written,
      troubles: facts("trouble")
        .filter(({ scope }) => scope === version)
        .map(({ fact }) => write.trouble(fact, hop)),
    });
    return { version, fields };
  });
  const runbooks = runbooksOf(told, { ends, write });
  const troubles = facts("trouble")
    .filter(({ scope }) => scope === undefined)
    .map(({ fact }) => write.trouble(fact, ends));
  return {
    product: withoutEmpty({
      schema: 1,
      id,
      name,
      summary: `Adopted from ${guide}: say in one sentence what ${name} is`,
      tag,
      links: linksOf(facts("link").map(({ fact }) => fact)),
      platforms: choices.platforms,
      choices: choices.choices,
      variables: write.variables(),
      surfaces,
      parts: Object.fromEntries(
        facts("part").map(({ fact }) => [
          slug(fact.title) || "part",
          { title: fact.title },
        ]),
      ),
      policy: policyOf(facts("bump").map(({ fact }) => fact)),
      channels: Object.fromEntries(
        facts("channel").map(({ fact: { title, says } }) => [
          slug(title) || "channel",
          { title, says },
        ]),
      ),
      runbooks,
      steps: common,
      troubleshooting: troubles,
    }),
    releases: [
      ...releases,
      ...onceEach(
        facts("part").flatMap(({ fact }) => partReleases(fact, date)),
      ),
    ],
  };
}

type Of<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

function factsIn(placements: readonly Placement[]) {
  return <K extends Fact["kind"]>(kind: K) =>
    placements.flatMap(({ fact, scope }) =>
      isOf(fact, kind) ? [{ fact, scope }] : [],
    );
}

function isOf<K extends Fact["kind"]>(fact: Fact, kind: K): fact is Of<K> {
  return fact.kind === kind;
}

/** Several tables, or rows of one, may tell the same of a part. */
function onceEach<Release extends { version: Version; folder: string }>(
  releases: readonly Release[],
): Release[] {
  const byFile = new Map(
    releases.map((one) => [`${one.folder}/${one.version}`, one]),
  );
  return [...byFile.values()];
}
