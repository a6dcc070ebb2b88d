import { expect, test } from "vitest";
import type { NoPath } from "../../src/plan/path/no-path.ts";
import { findPath, type Path } from "../../src/plan/path/path.ts";
import type { Request } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import { productOf } from "../support/history.ts";

/** `0.17.0 > 0.19.0 (why) > 0.20.0`, or why there is no way. */
function way(
  product: Product,
  from: string,
  to: string,
  request: Request = {},
): string {
  const path = findPath(product, { from, to }, request);
  if (path.kind === "no-path") return `none: ${path.why}`;
  const steps = path.hops.map(({ part, to, landing }) => {
    const because = landing.length > 0 ? ` (${landing[0]?.because})` : "";
    return `${part === "" ? "" : `${part} `}${to}${because}`;
  });
  return [from, ...steps].join(" > ");
}

function blocked(path: Path | NoPath): NoPath {
  if (path.kind === "path") throw new Error("expected no path");
  return path;
}

test("without constraints one hop does it", () => {
  const mill = productOf({ "1.0.0": [], "1.1.0": [], "2.0.0": [] });
  expect(way(mill, "1.0.0", "2.0.0")).toBe("1.0.0 > 2.0.0");
});

test("a required stop is a landing, and its reason is given", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": ["stop: { because: It converts the sacks }"],
    "2.0.0": [],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toBe(
    "1.0.0 > 1.1.0 (1.1.0 is a required stop: It converts the sacks) > 2.0.0",
  );
});

test("a stop on a line is met by any release of the line, and the latest is taken", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": ["stop: { at: line, because: It converts the sacks }"],
    "1.1.1": [],
    "1.1.2": [],
    "2.0.0": [],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toContain("1.0.0 > 1.1.2 (");
  expect(way(mill, "1.1.1", "2.0.0")).toBe("1.1.1 > 2.0.0");
});

test("a conditional stop counts where its choice is open, and not where it does not apply", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": ["stop: { because: Wheels turn, when: { platform: water } }"],
    "2.0.0": [],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toContain("> 1.1.0 (");
  const wind = { answers: { platform: "wind" } };
  expect(way(mill, "1.0.0", "2.0.0", wind)).toBe("1.0.0 > 2.0.0");
});

test("the mirror case: code that exists only in 0.18 and 0.19 makes 0.17 land at 0.19", () => {
  const mill = productOf({
    "0.17.0": [],
    "0.18.0": [
      "migrations:",
      '  - { id: mirror, title: Build the mirror, runs: on-start, online: true, reversible: true, carriedIn: ">=0.18.0 <0.20.0" }',
    ],
    "0.19.0": [],
    "0.20.0": [],
  });
  expect(way(mill, "0.17.0", "0.20.0")).toBe(
    "0.17.0 > 0.19.0 (the migration of 0.18.0 (Build the mirror) is in >=0.18.0 <0.20.0 only) > 0.20.0",
  );
  expect(way(mill, "0.18.0", "0.20.0")).toBe("0.18.0 > 0.20.0");
});

test("a migration that must finish before a version makes one land below it", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": [
      "migrations:",
      "  - { id: count, title: Count the sacks, runs: background, online: true, reversible: true, finishBefore: 1.3.0 }",
    ],
    "1.2.0": [],
    "1.3.0": [],
  });
  expect(way(mill, "1.0.0", "1.3.0")).toBe(
    "1.0.0 > 1.2.0 (the migration of 1.1.0 (Count the sacks) must finish before 1.3.0) > 1.3.0",
  );
});

test("a database major is handed over at a release that serves both", () => {
  const mill = productOf({
    "1.0.0": ['requires: { PostgreSQL: { range: ">=12 <14" } }'],
    "1.1.0": ['requires: { PostgreSQL: { range: ">=13 <16" } }'],
    "2.0.0": ['requires: { PostgreSQL: { range: ">=15 <18" } }'],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toBe(
    "1.0.0 > 1.1.0 (no PostgreSQL serves both 1.0.0 (>=12 <14) and 2.0.0 (>=15 <18)) > 2.0.0",
  );
});

test("a requirement holds until a later release changes it", () => {
  const mill = productOf({
    "1.0.0": ['requires: { PostgreSQL: { range: ">=12 <14" } }'],
    "1.0.1": [],
    "2.0.0": ['requires: { PostgreSQL: { range: ">=15" } }'],
  });
  expect(way(mill, "1.0.1", "2.0.0")).toContain("none: no PostgreSQL");
});

test("a release between may refuse the start", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.5.0": [],
    "2.0.0": ['from: ">=1.5.0"'],
    "2.1.0": [],
  });
  expect(way(mill, "1.0.0", "2.1.0")).toBe(
    "1.0.0 > 1.5.0 (2.0.0 upgrades from >=1.5.0 only) > 2.1.0",
  );
});

test("nobody lands on a withdrawn release, and its changes still count", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": [
      "stop: { at: line, because: Sacks }",
      "status: { yanked: It eats flour, fixedIn: 1.1.1 }",
    ],
    "1.1.1": [],
    "2.0.0": [],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toContain("> 1.1.1 (");
  expect(way(mill, "1.0.0", "1.1.0")).toBe(
    "none: 1.1.0 was withdrawn: It eats flour (fixed in 1.1.1)",
  );
});

test("a risky edge is avoided by a landing", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": [],
    "2.0.0": ['risks: [{ from: "<1.1.0", why: The stones crack }]'],
  });
  expect(way(mill, "1.0.0", "2.0.0")).toBe(
    "1.0.0 > 1.1.0 (from 1.0.0 to 2.0.0: The stones crack) > 2.0.0",
  );
});

test("the policy may allow one major at a time", () => {
  const mill = productOf(
    { "1.0.0": [], "2.0.0": [], "2.1.0": [], "3.0.0": [] },
    { product: ["policy: { majorsAtOnce: 1 }"] },
  );
  expect(way(mill, "1.0.0", "3.0.0")).toBe(
    "1.0.0 > 2.1.0 (at most 1 major version at once) > 3.0.0",
  );
});

test("a stable reader is not led over a pre-release, a beta reader may be", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0-beta.1": [],
    "1.1.0": [],
    "1.2.0": ['from: ">=1.1.0-beta.1"'],
  });
  expect(way(mill, "1.0.0", "1.2.0")).toContain("1.0.0 > 1.1.0 (");
  expect(way(mill, "1.0.0", "1.1.0-beta.1")).toBe("1.0.0 > 1.1.0-beta.1");
  expect(way(mill, "1.1.0-beta.1", "1.2.0")).toBe("1.1.0-beta.1 > 1.2.0");
});

test("a hop brings what its target contains, not what was backported elsewhere", () => {
  const mill = productOf({
    "1.8.0@2025-01-01": [],
    "1.8.5@2025-03-01": [],
    "1.9.0@2025-02-01": [],
    "1.9.1@2025-03-02": [],
  });
  const path = findPath(mill, { from: "1.8.0", to: "1.9.0" }, {});
  expect(
    path.kind === "path" &&
      path.hops[0]?.releases.map(({ version }) => version),
  ).toEqual(["1.9.0"]);
  const back = findPath(mill, { from: "1.8.5", to: "1.9.0" }, {});
  expect(
    back.kind === "path" && back.hops[0]?.lost.map(({ version }) => version),
  ).toEqual(["1.8.5"]);
});

test("parts move one at a time, and never into a state that a release refuses", () => {
  const mill = productOf(
    { "1.0.0": [], "2.0.0": ['parts: { infra: ">=1.1.0" }'] },
    {
      product: ["parts: { infra: { title: Infrastructure } }"],
      parts: {
        infra: {
          "1.0.0": [],
          "1.1.0": [],
          "2.0.0": ['parts: { mill: ">=2" }'],
        },
      },
    },
  );
  const parts = [{ part: "infra", from: "1.0.0", to: "2.0.0" }];
  expect(way(mill, "1.0.0", "2.0.0", { parts })).toBe(
    "1.0.0 > infra 1.1.0 > 2.0.0 > infra 2.0.0",
  );
});

test("a part moves alone, as far as the product that stays allows", () => {
  const mill = productOf(
    { "1.0.0": ['parts: { infra: "<2" }'] },
    {
      product: ["parts: { infra: { title: Infrastructure } }"],
      parts: { infra: { "1.0.0": [], "1.1.0": [], "2.0.0": [] } },
    },
  );
  const moving = (to: string) => ({
    parts: [{ part: "infra", from: "1.0.0", to }],
  });
  expect(way(mill, "1.0.0", "1.0.0", moving("1.1.0"))).toBe(
    "1.0.0 > infra 1.1.0",
  );
  const ends = { from: "1.0.0", to: "1.0.0" };
  const path = blocked(findPath(mill, ends, moving("2.0.0")));
  expect(path.why).toBe("the parts do not fit together on any way");
});

test("a blocked way names its constraint and what to waive", () => {
  const mill = productOf({
    "1.0.0": [],
    "2.0.0": ['risks: [{ from: "<2", why: The stones crack }]'],
  });
  const path = blocked(findPath(mill, { from: "1.0.0", to: "2.0.0" }, {}));
  expect(path.because).toBe("blocked");
  expect(
    path.waivers.map(({ obstacles }) => obstacles.map(({ id }) => id)),
  ).toEqual([["risk 2.0.0"]]);
  expect(way(mill, "1.0.0", "2.0.0", { waive: ["risk 2.0.0"] })).toBe(
    "1.0.0 > 2.0.0",
  );
});

test("two constraints that block together are waived together", () => {
  const mill = productOf({
    "1.0.0": ['requires: { Java: { range: "<9" } }'],
    "2.0.0": ['from: ">=1.5"', 'requires: { Java: { range: ">=11" } }'],
  });
  const path = blocked(findPath(mill, { from: "1.0.0", to: "2.0.0" }, {}));
  expect(
    path.waivers.map(({ obstacles }) => obstacles.map(({ id }) => id)),
  ).toEqual([["requirement Java", "from 2.0.0"]]);
});
