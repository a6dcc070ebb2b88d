import type { Depth } from "../release/types.ts";
import { inRange, type Version } from "../versions.ts";
import { withoutEmpty } from "./without-empty.ts";
import type { Fact, Placement } from "./facts.ts";
import { joined, slug } from "./prose.ts";
import type { WrittenStep } from "./written-steps.ts";

type Of<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/** The fields of one release's file. */
export function releaseFields({
  version,
  date,
  placements,
  parts,
  surfaces,
  depths,
  steps,
  troubles,
}: {
  readonly version: Version;
  readonly date: string;
  readonly placements: readonly Placement[];
  readonly parts: readonly Of<"part">[];
  readonly surfaces: readonly string[];
  readonly depths: readonly Depth[];
  readonly steps: readonly WrittenStep[];
  readonly troubles: readonly object[];
}): Record<string, unknown> {
  const facts = placements.map(({ fact }) => fact);
  const of = <T>(read: (fact: Fact) => T | undefined): T[] =>
    facts.map(read).filter((found) => found !== undefined);
  const config = distinct(of(settingOf), (setting) => JSON.stringify(setting));
  return withoutEmpty({
    schema: 1,
    version,
    date,
    summary: "Say in one sentence what is new",
    highlights: of((fact) =>
      fact.kind === "highlight" ? fact.text : undefined,
    ),
    from: of((fact) => (fact.kind === "from" ? fact.range : undefined)).join(
      " ",
    ),
    parts: partsFor(version, parts),
    requires: requirementsOf(facts),
    coverage: Object.fromEntries(
      surfaces.map((surface) => [
        surface,
        config.some(({ key }) => key.startsWith(`${surface}/`))
          ? "partial"
          : "unchecked",
      ]),
    ),
    config,
    changes: changesOf(facts),
    deprecated: of((fact) => {
      if (fact.kind !== "deprecated") return undefined;
      const { kind: _, since: __, ...deprecated } = fact;
      return deprecated;
    }),
    rollback: limitsOf(facts, depths),
    ...(steps.length > 0 && { steps }),
    troubleshooting: troubles,
  });
}

function partsFor(version: Version, parts: readonly Of<"part">[]) {
  const told = parts.flatMap(({ title, pairs }) => {
    const ranges = pairs
      .filter(({ product }) => inRange(version, product))
      .map(({ part }) => part);
    const range = [...new Set(ranges)].join(" || ");
    return range === "" ? [] : [[slug(title) || "part", range] as const];
  });
  return Object.fromEntries(told);
}

function requirementsOf(facts: readonly Fact[]) {
  const found: Record<string, object> = {};
  for (const fact of facts) {
    if (fact.kind !== "requirement") continue;
    const { kind: _, name, ...requirement } = fact;
    let own = name;
    for (let count = 2; Object.hasOwn(found, own); count++)
      own = `${name} (${count})`;
    found[own] = requirement;
  }
  return found;
}

function settingOf(fact: Fact) {
  if (fact.kind !== "setting") return undefined;
  const { surface, key, change, note } = fact;
  const { op, ...rest } = change;
  return {
    op,
    key: `${surface}/${key}`,
    ...rest,
    ...(note !== undefined && { note }),
  };
}

function changesOf(facts: readonly Fact[]) {
  const taken = new Map<string, object>();
  for (const fact of facts) {
    if (fact.kind !== "change") continue;
    const { title, impact, sample, usages } = fact;
    const plain = slug(title).slice(0, 48).replace(/-+$/, "") || "change";
    let id = plain;
    for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`;
    taken.set(id, {
      id,
      kind: "breaking",
      title,
      impact,
      ...(usages && { usages }),
      ...(sample && { sample }),
    });
  }
  return [...taken.values()];
}

/** A limit needs steps that go back so far: without them the deepest there are. */
function limitsOf(facts: readonly Fact[], depths: readonly Depth[]) {
  const deepest = (["data", "schema", "code"] as const).find((depth) =>
    depths.includes(depth),
  );
  if (deepest === undefined) return [];
  const limits = facts.flatMap((fact) => {
    if (fact.kind !== "limit") return [];
    const depth = depths.includes(fact.depth) ? fact.depth : deepest;
    return [{ depth, loses: fact.loses }];
  });
  return [...Map.groupBy(limits, ({ depth }) => depth)].map(
    ([depth, told]) => ({
      depth,
      loses: joined(told.map(({ loses }) => loses)),
    }),
  );
}

/** The first of those that a key tells apart. */
function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...Map.groupBy(all, keyOf).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}
