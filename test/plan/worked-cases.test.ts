import { expect, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import { renderBody } from "../../src/guide/render.ts";
import { plan, type Plan, type Request } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import { productOf } from "../support/history.ts";

const env = {
  product: [
    "surfaces: { env: { title: Environment, format: dotenv, file: .env } }",
  ],
  steps: [
    "  upgrade:",
    "    - { id: configure, title: Configure, config: env }",
    "    - { id: start, title: 'Start {{to}}', run: docker compose up -d }",
  ],
};

function way(
  product: Product,
  from: string,
  to: string,
  request: Request = {},
): Plan {
  const planned = plan(product, from, to, request);
  if (planned.kind !== "plan") throw new Error(planned.why);
  return planned;
}

/** The settings of the only leg, a line each. */
function settings(product: Product, from: string, to: string): string[] {
  return way(product, from, to).legs.flatMap(({ config }) =>
    config.map((delta) => {
      switch (delta.op) {
        case "renamed":
          return `${delta.was} is now ${delta.path} (${JSON.stringify(delta.transform)})`;
        case "merged":
          return `${delta.from.join(" and ")} are now ${delta.path}`;
        case "default-changed":
          return `${delta.path}: ${delta.was} is now ${delta.now}`;
        default:
          return `${delta.path} ${delta.op}`;
      }
    }),
  );
}

function config(...deltas: string[]): string[] {
  return ["config:", ...deltas.map((delta) => `  - { ${delta} }`)];
}

test("a break that was backported to the reader's version is no news", () => {
  const mill = productOf({
    "1.8.0@2025-01-01": [],
    "1.9.0@2025-02-01": [],
    "1.8.5@2025-03-01": [
      "changes: [{ id: husk, kind: breaking, title: No husks, impact: Bran ends }]",
    ],
    "1.9.1@2025-03-01": [
      "changes: [{ id: husk, kind: breaking, title: No husks, impact: Bran ends, introducedIn: [1.8.5] }]",
    ],
  });
  const changes = (from: string) =>
    way(mill, from, "1.9.1").legs.flatMap((leg) =>
      leg.changes.map(({ title }) => title),
    );
  expect(changes("1.8.0")).toEqual(["No husks"]);
  expect(changes("1.8.5")).toEqual([]);
});

test("a once-only step of a skipped release is there", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": [
        "steps: [{ id: weigh, phase: upgrade, before: start, title: Weigh the sacks, run: ./weigh }]",
      ],
      "1.2.0": [],
    },
    env,
  );
  const { legs } = way(mill, "1.0.0", "1.2.0");
  expect(legs).toHaveLength(1);
  expect(legs[0]?.steps.map(({ title }) => title)).toEqual([
    "Weigh the sacks",
    "Start 1.2.0",
  ]);
});

test("a rename chain with a unit change is one rename from days to minutes", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": config(
        "op: renamed, key: env/TTL_HOURS, was: TTL_DAYS, transform: { multiply: 24 }",
      ),
      "1.2.0": config(
        "op: renamed, key: env/TTL_MINUTES, was: TTL_HOURS, transform: { multiply: 60 }",
      ),
    },
    env,
  );
  expect(settings(mill, "1.0.0", "1.2.0")).toEqual([
    'TTL_DAYS is now TTL_MINUTES ({"kind":"multiply","by":1440})',
  ]);
});

test("two keys that are merged and moved are one change", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": config(
        "op: merged, key: env/ADDRESS, from: [HOST, PORT], how: { template: '${HOST}:${PORT}' }",
      ),
      "1.2.0": config("op: renamed, key: env/MILL_ADDRESS, was: ADDRESS"),
    },
    env,
  );
  expect(settings(mill, "1.0.0", "1.2.0")).toEqual([
    "HOST and PORT are now MILL_ADDRESS",
  ]);
});

test("what comes and goes on the way is not mentioned, and its step is left out", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": config(
        "op: added, key: env/BRAN, required: true, set: { value: 1 }",
      ),
      "1.2.0": config("op: removed, key: env/BRAN"),
      "1.3.0": [],
    },
    env,
  );
  expect(settings(mill, "1.0.0", "1.3.0")).toEqual([]);
  const [leg] = way(mill, "1.0.0", "1.3.0").legs;
  expect(leg?.leftOut.map(({ step, why }) => `${step.id}: ${why}`)).toEqual([
    "configure: No setting changes",
  ]);
});

test("a default that flips back is not mentioned, one that moves on is mentioned once", () => {
  const flip = (third: number) =>
    productOf(
      {
        "1.0.0": [],
        "1.1.0": config("op: default-changed, key: env/STONES, was: 2, now: 4"),
        "1.2.0": config(
          `op: default-changed, key: env/STONES, was: 4, now: ${third}`,
        ),
      },
      env,
    );
  expect(settings(flip(2), "1.0.0", "1.2.0")).toEqual([]);
  expect(settings(flip(8), "1.0.0", "1.2.0")).toEqual(["STONES: 2 is now 8"]);
});

test("settings settle inside a leg and never across a landing", () => {
  const mill = productOf(
    {
      "1.0.0": [],
      "1.1.0": [
        "stop: { because: The stones are turned }",
        ...config("op: default-changed, key: env/STONES, was: 2, now: 4"),
      ],
      "1.2.0": config("op: default-changed, key: env/STONES, was: 4, now: 2"),
    },
    env,
  );
  expect(settings(mill, "1.0.0", "1.2.0")).toEqual([
    "STONES: 2 is now 4",
    "STONES: 4 is now 2",
  ]);
});

test("a database major is handed over at a landing, and each leg says what it needs", () => {
  const mill = productOf({
    "1.0.0": ['requires: { PostgreSQL: { range: ">=12 <14" } }'],
    "1.1.0": ['requires: { PostgreSQL: { range: ">=13 <16" } }'],
    "2.0.0": ['requires: { PostgreSQL: { range: ">=15 <18" } }'],
  });
  const { legs } = way(mill, "1.0.0", "2.0.0");
  expect(legs.map(({ to, requires }) => [to, requires[0]?.range])).toEqual([
    ["1.1.0", ">=13 <16"],
    ["2.0.0", ">=15 <18"],
  ]);
});

test("of two changes that contradict each other the verdict is unknown", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": [
      "changes:",
      "  - { id: wet, kind: behaviour, title: Grind wet, impact: Mud, conflictsWith: [dry] }",
      "  - { id: dry, kind: behaviour, title: Grind dry, impact: Dust }",
    ],
  });
  const { verdict } = way(mill, "1.0.0", "1.1.0");
  expect(verdict).toEqual({
    kind: "unknown",
    reasons: ['"Grind wet" and "Grind dry" contradict each other'],
  });
});

test("a superseded change is not mentioned", () => {
  const mill = productOf({
    "1.0.0": [],
    "1.1.0": [
      "changes: [{ id: dry, kind: behaviour, title: Grind dry, impact: Dust }]",
    ],
    "1.2.0": [
      "changes: [{ id: wet, kind: behaviour, title: Grind wet, impact: Mud, supersedes: [dry] }]",
    ],
  });
  const [leg] = way(mill, "1.0.0", "1.2.0").legs;
  expect(leg?.changes.map(({ title }) => title)).toEqual(["Grind wet"]);
});

test("a plan is safe only where everything is known and nothing is left to do", () => {
  const mill = (coverage: string) =>
    productOf(
      { "1.0.0": [], "1.0.1": [`coverage: { env: ${coverage} }`] },
      env,
    );
  expect(way(mill("checked"), "1.0.0", "1.0.1").verdict.kind).toBe("safe");
  expect(way(mill("partial"), "1.0.0", "1.0.1").verdict).toEqual({
    kind: "unknown",
    reasons: ["Environment: the settings of 1.0.1 are compared in part only"],
  });
});

test("the guide of two parts moves them in an order that works, each with its own steps", async () => {
  const mill = productOf(
    { "1.0.0": [], "2.0.0": ['parts: { infra: ">=1.1.0" }'] },
    {
      product: ["parts: { infra: { title: Infrastructure } }"],
      steps: [
        "  upgrade:",
        "    - { id: start, title: 'Start {{to}}', run: docker compose up -d }",
        "    - { id: apply, title: 'Apply {{to}}', run: terraform apply, part: infra }",
      ],
      parts: { infra: { "1.0.0": [], "1.1.0": [] } },
    },
  );
  const planned = way(mill, "1.0.0", "2.0.0", {
    parts: [{ part: "infra", from: "1.0.0", to: "1.1.0" }],
  });
  const body = renderBody(planned, await loadRenderer());
  const headings = body.split("\n").filter((line) => /^##+ /.test(line));
  expect(headings.filter((line) => /Leg|\d\. /.test(line))).toEqual([
    "## Leg 1: Infrastructure, 1.0.0 to 1.1.0",
    "#### 1. Apply 1.1.0",
    "## Leg 2: 1.0.0 to 2.0.0",
    "#### 1. Start 2.0.0",
  ]);
});

test("the guide of a part that moves alone is named after the part", async () => {
  const mill = productOf(
    { "1.0.0": [] },
    {
      product: ["parts: { infra: { title: Infrastructure } }"],
      parts: { infra: { "1.0.0": [], "1.1.0": [] } },
    },
  );
  const planned = way(mill, "1.0.0", "1.0.0", {
    parts: [{ part: "infra", from: "1.0.0", to: "1.1.0" }],
  });
  const [title] = renderBody(planned, await loadRenderer()).split("\n");
  expect(title).toBe(
    "# Upgrade Mill 1.0.0, Infrastructure from 1.0.0 to 1.1.0",
  );
});

test("who lands on a pre-release is told whom its channel is for", async () => {
  const mill = productOf(
    { "1.0.0": [], "1.1.0-beta.1": [], "1.1.0": [] },
    {
      product: [
        "channels: { beta: { title: Beta, says: For those who test } }",
      ],
    },
  );
  const guide = async (to: string) =>
    renderBody(way(mill, "1.0.0", to), await loadRenderer());
  const told = "> **Careful.** Beta: For those who test.";
  expect(await guide("1.1.0-beta.1")).toContain(told);
  expect(await guide("1.1.0")).not.toContain(told);
});

test("a deprecated setting that gets its new name is one row, the new name", async () => {
  const mill = productOf(
    {
      "1.0.0": ["config: [{ op: deprecated, key: env/FLOUR }]"],
      "1.1.0": [
        "config: [{ op: renamed, key: env/MEAL, was: FLOUR }, { op: undeprecated, key: env/MEAL }]",
      ],
    },
    {
      product: [
        "surfaces: { env: { title: Environment, format: dotenv, file: .env } }",
      ],
    },
  );
  const body = renderBody(way(mill, "1.0.0", "1.1.0"), await loadRenderer());
  const rows = body.split("\n").filter((line) => line.includes("`MEAL`"));
  expect(rows.filter((line) => line.startsWith("| "))).toEqual([
    "| Renamed | `MEAL` | `FLOUR` | `MEAL` |  |",
  ]);
});

test("a guide of several legs asks for a value once, and again only where it changes", async () => {
  const mill = productOf(
    {
      "1.0.0": [
        "migrations: [{ tool: alembic, range: base..aaa, runs: on-start, online: true, reversible: true }]",
      ],
      "1.1.0": [
        "stop: { because: The stones are turned }",
        "migrations: [{ tool: alembic, range: aaa..bbb, runs: on-start, online: true, reversible: true }]",
      ],
      "1.2.0": [],
    },
    {
      product: [
        "variables:",
        "  SITE: { ask: Name of the site, example: pier }",
        "  REVISION: { revision: alembic, at: from }",
        "  UNUSED: { ask: Who cares, example: nobody }",
      ],
      steps: [
        '  verify: [{ id: look, title: Look, run: mill look "$SITE" "$REVISION" }]',
      ],
    },
  );
  const body = renderBody(way(mill, "1.0.0", "1.2.0"), await loadRenderer());
  const exports = body.split("\n").filter((line) => line.startsWith("export"));
  expect(exports).toEqual([
    "export SITE=pier",
    "export REVISION=aaa",
    "export REVISION=bbb",
  ]);
});

test("points of no return are named: the step, or the migration that runs by itself", () => {
  const mill = (reversible: boolean, online: boolean, runs = "by-hand") =>
    productOf(
      {
        "1.0.0": [],
        "1.1.0": [
          `migrations: [{ id: grind, title: Grind, runs: ${runs}, online: ${online}, reversible: ${reversible} }]`,
          "rollback: [{ depth: schema, until: grind }]",
          "steps: [{ id: grind, phase: upgrade, title: Grind it, run: ./grind }]",
        ],
      },
      {
        steps: [
          "  rollback:",
          "    - { id: back, depth: code, title: Back, run: ./back }",
          "    - { id: undo, depth: schema, title: Undo, run: ./undo }",
        ],
      },
    );
  const points = (product: Product) =>
    way(product, "1.0.0", "1.1.0").legs[0]?.noReturn.map(
      ({ title, closes }) => `${title}: ${closes.join(", ")}`,
    );
  expect(points(mill(true, true))).toEqual(["Grind it: schema"]);
  expect(points(mill(false, true))).toEqual(["Grind it: schema"]);
  expect(points(mill(false, false))).toEqual(["Grind it: code, schema"]);
  const ways = (product: Product) =>
    way(product, "1.0.0", "1.1.0").legs[0]?.rollback.map(({ depth }) => depth);
  expect(ways(mill(false, true))).toEqual(["code", "schema"]);
  expect(points(mill(false, true, "on-start"))).toEqual([
    "A migration that cannot be undone: ",
  ]);
  expect(points(mill(false, false, "on-start"))).toEqual([
    "A migration that cannot be undone: code",
  ]);
  expect(ways(mill(false, true, "on-start"))).toEqual(["code"]);
});
