import type { Product, Release, Step } from "../../../release/types.ts";
import { distance } from "../../likeness.ts";
import { listed } from "../../product/choices.ts";
import { releasesOf, stepsOf } from "../../product/shell-texts.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

/** More names than these help nobody who misspelt one. */
const mostListed = 5;

/** A name that nothing bears. */
export const unknownName: ProductRule = {
  name: "unknown-name",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary:
    "A runbook, part, surface, tool or change is named that does not exist",
  why: "What hangs on the name is left out of the guide, and nobody is told.",
  help: "Correct the name, or add what it names.",
  examples: {
    good: [
      {
        product:
          "runbooks:\n  stones: { title: New stones, steps: [{ id: lift, title: Lift, run: mill lift }] }\nsteps:\n  upgrade:\n    - { id: change, title: Change the stones, use: stones }",
      },
      {
        product: "variables:\n  REVISION: { revision: alembic, at: from }",
        releases: {
          "1.0.0":
            "migrations:\n  - { tool: alembic, range: base..aaa, runs: on-start, online: true, reversible: true }",
        },
      },
      {
        releases: {
          "1.0.0":
            "changes:\n  - { id: stones, kind: behaviour, title: New stones, impact: Buy them }",
          "1.1.0":
            "changes:\n  - { id: steel, kind: behaviour, title: Steel, impact: Oil it, supersedes: [stones] }",
        },
      },
    ],
    bad: [
      {
        product:
          "runbooks:\n  stones: { title: New stones, steps: [{ id: lift, title: Lift, run: mill lift }] }\nsteps:\n  upgrade:\n    - id: change\n      title: Change the stones\n      use: stone",
        findings: ["product.yaml:7 Unknown runbook `stone`, expected `stones`"],
      },
      {
        product: "variables:\n  REVISION: { revision: alembik, at: from }",
        releases: {
          "1.0.0":
            "migrations:\n  - { tool: alembic, range: base..aaa, runs: on-start, online: true, reversible: true }",
        },
        findings: [
          "product.yaml:2 Unknown migration tool `alembik`, expected `alembic`",
        ],
      },
      {
        releases: {
          "1.0.0":
            "changes:\n  - { id: stones, kind: behaviour, title: New stones, impact: Buy them }",
          "1.1.0":
            "changes:\n  - id: steel\n    kind: behaviour\n    title: Steel\n    impact: Oil it\n    supersedes: [stone]\n    conflictsWith: [wind]",
        },
        findings: [
          "releases/1.1.0.yaml:6 Unknown change `stone`, expected `stones` or `steel`",
          "releases/1.1.0.yaml:7 Unknown change `wind`, expected `stones` or `steel`",
        ],
      },
      {
        releases: {
          "1.0.0": "coverage:\n  env: checked\nparts:\n  chart: '1'",
        },
        findings: [
          "releases/1.0.0.yaml:2 Unknown surface `env`, expected none: the product has none",
          "releases/1.0.0.yaml:4 Unknown part `chart`, expected `mill`",
        ],
      },
    ],
  },
  *check(product) {
    for (const { step } of stepsOf(product)) yield* ofStep(step, product);
    yield* ofVariables(product);
    const releases = releasesOf(product);
    const changes = releases.flatMap((release) => release.changes);
    const ids = [...new Set(changes.map(({ id }) => id))];
    for (const release of releases) {
      yield* ofRelease(release, product);
      yield* ofChanges(release, ids);
    }
  },
};

function* ofStep(at: Step, product: Product): Generator<ProductProblem> {
  const { action, part } = at;
  if (action.kind === "use") {
    const known = product.runbooks.map(({ id }) => id);
    const message = unknown("runbook", action.runbook, known);
    if (message) yield { at, field: "use", message };
  }
  if (part === undefined) return;
  const known = product.parts.map(({ id }) => id);
  const message = unknown("part", part, known);
  if (message) yield { at, field: "part", message };
}

function* ofVariables(product: Product): Generator<ProductProblem> {
  const tools = releasesOf(product)
    .flatMap(({ migrations }) => migrations)
    .flatMap((each) => (each.kind === "revisions" ? [each.tool] : []));
  for (const at of product.variables) {
    if (at.kind !== "revision") continue;
    const message = unknown("migration tool", at.tool, [...new Set(tools)]);
    if (message) yield { at, field: "revision", message };
  }
}

function* ofRelease(at: Release, product: Product): Generator<ProductProblem> {
  const surfaces = product.surfaces.map(({ id }) => id);
  for (const name of Object.keys(at.coverage)) {
    const message = unknown("surface", name, surfaces);
    if (message) yield { at, field: "coverage", message };
  }
  const parts = [product.id, ...product.parts.map(({ id }) => id)];
  for (const name of Object.keys(at.parts)) {
    const message = unknown("part", name, parts);
    if (message) yield { at, field: "parts", message };
  }
}

function* ofChanges(
  { changes }: Release,
  known: readonly string[],
): Generator<ProductProblem> {
  for (const at of changes) {
    for (const field of ["supersedes", "conflictsWith"] as const) {
      for (const id of at[field]) {
        const message = unknown("change", id, known);
        if (message) yield { at, field, message };
      }
    }
  }
}

function unknown(
  what: string,
  name: string,
  known: readonly string[],
): string | undefined {
  if (known.includes(name)) return undefined;
  return `Unknown ${what} \`${name}\`, expected ${expected(name, known)}`;
}

function expected(name: string, known: readonly string[]): string {
  if (known.length === 0) return "none: the product has none";
  if (known.length <= mostListed) return listed(known, "or");
  const near = known.find((other) => distance(other, name) <= 2);
  return near === undefined
    ? `one of the ${known.length} there are`
    : `\`${near}\``;
}
