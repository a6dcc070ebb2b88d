import fc from "fast-check";
import { expect, test } from "vitest";
import { obstaclesOf, type Terms } from "../../src/plan/path/obstacles.ts";
import { targetsOf } from "../../src/plan/path/targets.ts";
import { trackOf } from "../../src/plan/path/track.ts";
import { waivableIn } from "../../src/plan/path/waivable.ts";
import { productOf } from "../support/history.ts";

const runs = process.env["GUIDEPOST_DEEP"] ? 20_000 : 400;
const versions = [
  "1.0.0",
  "1.0.1",
  "1.1.0-beta.1",
  "1.1.0",
  "1.1.1",
  "2.0.0",
  "2.1.0",
  "3.0.0",
];
const version = fc.constantFrom(...versions);

const fact = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  version.map((v) => [`from: ">=${v}"`]),
  fc
    .constantFrom("version", "line")
    .map((at) => [`stop: { at: ${at}, because: Sacks }`]),
  fc
    .constantFrom("water", "wind")
    .map((p) => [`stop: { because: Sacks, when: { platform: ${p} } }`]),
  fc.constant(["status: { yanked: Broken }"]),
  version.map((v) => [`risks: [{ from: "<${v}", why: Cracks }]`]),
  fc
    .tuple(version, version)
    .map(([a, b]) => [
      "migrations:",
      `  - { id: m, title: M, runs: on-start, online: true, reversible: true, carriedIn: ">=${a} <${b} || 3.0.0" }`,
    ]),
  version.map((v) => [
    "migrations:",
    `  - { id: m, title: M, runs: background, online: true, reversible: true, finishBefore: ${v} }`,
  ]),
  fc
    .integer({ min: 10, max: 14 })
    .map((n) => [`requires: { Java: { range: ">=${n} <${n + 2}" } }`]),
);

const history = fc
  .tuple(...versions.map(() => fact))
  .map((facts) =>
    Object.fromEntries(versions.map((v, index) => [v, facts[index] ?? []])),
  );

const terms: fc.Arbitrary<Terms> = fc.record({
  policy: fc.record(
    {
      majorsAtOnce: fc.integer({ min: 1, max: 2 }),
      minorsAtOnce: fc.integer({ min: 1, max: 2 }),
      origin: fc.constant({ file: "", lines: {} }),
      bumps: fc.constant([]),
    },
    { requiredKeys: ["origin", "bumps"] },
  ),
  answers: fc.constantFrom({}, { platform: "water" }, { platform: "wind" }),
  channels: fc.constantFrom(new Set(["stable"]), new Set(["stable", "beta"])),
  waived: fc.constantFrom(
    new Set<string>(),
    new Set(["stop 1.1.0", "from 2.0.0", "requirement Java", "policy majors"]),
  ),
});

test("the quick scan finds exactly the releases that have no obstacle", () => {
  let reached = 0;
  fc.assert(
    fc.property(history, terms, fc.nat({ max: 6 }), (facts, terms, from) => {
      const track = trackOf("", productOf(facts).releases);
      const expected = versions
        .map((_, index) => index)
        .filter((to) => to > from)
        .filter((to) => obstaclesOf(track, { from, to }, terms).length === 0)
        .reverse();
      reached += expected.length;
      expect(targetsOf(track, from, terms)).toEqual(expected);
    }),
    { numRuns: runs },
  );
  // Not vacuous: many hops are legal and many are not.
  expect(reached).toBeGreaterThan(runs / 2);
});

test("every obstacle bears a name that may be waived", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(history, terms, fc.nat({ max: 6 }), (facts, terms, from) => {
      const product = { ...productOf(facts), policy: terms.policy };
      const track = trackOf("", product.releases);
      const known = waivableIn(product);
      for (const to of versions.keys()) {
        if (to <= from) continue;
        for (const { id, kind } of obstaclesOf(track, { from, to }, terms)) {
          expect(known).toContain(id);
          seen.add(kind);
        }
      }
    }),
    { numRuns: runs },
  );
  expect([...seen].sort()).toEqual([
    "channel",
    "from",
    "migration",
    "policy",
    "requirement",
    "risk",
    "status",
    "stop",
  ]);
});
