import { expect, test } from "vitest";
import { expectationsFrom } from "../../src/plan/expect.ts";
import { plan, type Plan } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

function planned(product: Product, answers = {}): Plan {
  const result = plan(product, "1.0.0", "1.1.0", { answers });
  if (result.kind !== "plan") throw new Error(result.why);
  return result;
}

function onlyLeg(product: Product, answers = {}) {
  const [leg] = planned(product, answers).legs;
  if (leg === undefined) throw new Error("the plan has no leg");
  return leg;
}

function withStep(step: string) {
  return lantern(lanternProduct, {
    ...lanternReleases,
    "1.1.0": `${lanternReleases["1.1.0"]}steps:\n  - ${step}\n`,
  });
}

test("a hop has the product's steps in the order of the phases", () => {
  expect(onlyLeg(lantern()).steps.map(({ id }) => id)).toEqual([
    "dump",
    "configure",
    "light",
    "light-helm",
  ]);
});

test("a release's own step stands where it says", () => {
  const after = withStep(
    "{ id: trim, phase: upgrade, after: configure, title: Trim, manual: Trim it }",
  );
  expect(onlyLeg(after).steps.map(({ id }) => id)).toEqual([
    "dump",
    "configure",
    "trim",
    "light",
    "light-helm",
  ]);
  const before = withStep(
    "{ id: trim, phase: upgrade, before: configure, title: Trim, manual: Trim it }",
  );
  expect(onlyLeg(before).steps.map(({ id }) => id)).toEqual([
    "dump",
    "trim",
    "configure",
    "light",
    "light-helm",
  ]);
});

test("an answered choice leaves out the other options' steps, with the reason", () => {
  const leg = onlyLeg(lantern(), { platform: "helm" });
  expect(leg.steps.map(({ id }) => id)).toEqual([
    "dump",
    "configure",
    "light-helm",
  ]);
  expect(leg.leftOut.map(({ step, why }) => `${step.id}: ${why}`)).toEqual([
    "light: Only for platform compose, and you chose helm",
  ]);
});

test("what is answered is no condition of a step any more", () => {
  const whenOf = (answers: Record<string, string>) =>
    onlyLeg(lantern(), answers).steps.find(({ id }) => id === "light-helm")
      ?.when;
  expect(whenOf({})).toEqual({ platform: ["helm"] });
  expect(whenOf({ backup: "dump" })).toEqual({ platform: ["helm"] });
  expect(whenOf({ platform: "helm" })).toEqual({});
});

test("the configuration step is left out where no setting changes", () => {
  const leg = onlyLeg(
    lantern(lanternProduct, {
      ...lanternReleases,
      "1.1.0": lanternReleases["1.1.0"].replace(/config:\n.*\n/, ""),
    }),
  );
  expect(leg.leftOut.map(({ step, why }) => `${step.id}: ${why}`)).toEqual([
    "configure: No setting changes",
  ]);
});

test("a step that migrates is left out where its tool has no migration", () => {
  const product = lanternProduct
    .replace("steps:", "migrations: { alembic: versions, flyway: sql }\nsteps:")
    .replace("title: Light {{to}}", "title: Light\n      migrates: flyway")
    .replace(
      "title: Unwind the schema",
      "title: Unwind\n      migrates: alembic",
    );
  const leg = onlyLeg(lantern(product, lanternReleases));
  expect(leg.leftOut.map(({ step, why }) => `${step.id}: ${why}`)).toEqual([
    "light: No migration of flyway",
  ]);
});

test("only {{from}}, {{to}} and {{version}} are replaced, other braces are text", () => {
  const light = onlyLeg(lantern()).steps.find(({ id }) => id === "light");
  expect(light?.title).toBe("Light 1.1.0");
  expect(light?.why).toBe("It was 1.0.0 before");
  expect(light?.action).toEqual({
    kind: "run",
    run: 'docker compose pull\ndocker ps --format "{{.Names}}"',
  });
});

test("a revision variable is the head that the old version migrated to", () => {
  const { variables } = onlyLeg(lantern());
  const revision = variables.find(({ name }) => name === "REVISION");
  expect(revision?.value).toBe("aaa111");
});

test("downtimes add up, and alternatives under one title count once", () => {
  expect(onlyLeg(lantern()).downtime).toEqual({ least: 10, most: 60 });
  const longer = lantern(
    lanternProduct.replace(
      "run: helm upgrade",
      "downtime: 5s..2m\n      run: helm upgrade",
    ),
  );
  expect(onlyLeg(longer).downtime).toEqual({ least: 5, most: 120 });
});

test("a schema returns before the code does, and the code alone may not suffice", () => {
  const { rollback } = onlyLeg(lantern());
  expect(
    rollback.map(({ depth, schema, steps }) => ({
      depth,
      schema,
      steps: steps.map(({ id }) => id),
    })),
  ).toEqual([
    { depth: "code", schema: "incompatible", steps: ["relight"] },
    { depth: "schema", schema: "incompatible", steps: ["unwind", "relight"] },
  ]);
});

test("migrations that cannot be undone leave no return of the schema", () => {
  const oneWay = lantern(lanternProduct, {
    ...lanternReleases,
    "1.1.0": lanternReleases["1.1.0"].replace(
      "reversible: true",
      "reversible: false",
    ),
  });
  expect(onlyLeg(oneWay).rollback.map(({ depth }) => depth)).toEqual(["code"]);
});

test("settings of a file that only others have are left out once a choice is made", () => {
  const composeOnly = lantern(
    lanternProduct.replace(
      "file: .env }",
      "file: .env, when: { platform: compose } }",
    ),
  );
  const leg = onlyLeg(composeOnly, { platform: "helm" });
  expect(leg.config).toEqual([]);
  expect(leg.steps.map(({ id }) => id)).not.toContain("configure");
  expect(onlyLeg(composeOnly, { platform: "compose" }).config).not.toEqual([]);
});

test("the example of a value may name the versions", () => {
  const tagged = lantern(
    lanternProduct.replace("example: north pier", 'example: "v{{from}}"'),
  );
  const site = onlyLeg(tagged).variables.find(({ name }) => name === "SITE");
  expect(site?.value).toBe("v1.0.0");
});

test("`since` and `until` keep the procedure of an old hop", () => {
  const later = lantern(
    lanternProduct.replace(
      "id: light-helm",
      "id: light-helm\n      since: 1.2.0",
    ),
  );
  expect(onlyLeg(later).steps.map(({ id }) => id)).not.toContain("light-helm");
  const gone = lantern(
    lanternProduct.replace(
      "id: light-helm",
      "id: light-helm\n      until: 1.1.0",
    ),
  );
  expect(onlyLeg(gone).steps.map(({ id }) => id)).not.toContain("light-helm");
});

test.each([
  [
    ["1.0.5", "1.1.0"],
    "Lantern has no release 1.0.5",
    "Its neighbours are 1.0.0 and 1.1.0",
  ],
  [
    ["1.1.0", "1.1.0"],
    "1.1.0 is the version to upgrade to already",
    "Name a later version of Lantern",
  ],
  [
    ["1.1.0", "1.0.0"],
    "1.0.0 is older than 1.1.0",
    "Follow the rollback section of the guide from 1.0.0 to 1.1.0",
  ],
] as const)("%s has its own answer", ([from, to], why, instead) => {
  expect(plan(lantern(), from, to)).toMatchObject({ why, instead });
});

test("a release that refuses its predecessor ends the path", () => {
  const strict = lantern(lanternProduct, {
    ...lanternReleases,
    "1.1.0": lanternReleases["1.1.0"].replace('">=1.0.0"', '">=1.0.9"'),
  });
  expect(plan(strict, "1.0.0", "1.1.0")).toMatchObject({
    because: "blocked",
    why: "1.1.0 upgrades from >=1.0.9 only",
  });
});

test("a path over several releases has a leg for each", () => {
  const three = lantern(lanternProduct, {
    ...lanternReleases,
    "1.2.0": `schema: 1\nversion: 1.2.0\ndate: 2025-03-01\nsummary: Quiet\nfrom: ">=1.1.0"\n`,
  });
  const result = plan(three, "1.0.0", "1.2.0");
  expect(
    result.kind === "plan" && result.legs.map(({ from, to }) => [from, to]),
  ).toEqual([
    ["1.0.0", "1.1.0"],
    ["1.1.0", "1.2.0"],
  ]);
});

test("a guide is held against its plan's variables, versions and choices", () => {
  const { facts, ...expectations } = expectationsFrom(planned(lantern()));
  expect(facts?.versions).toEqual(["1.0.0", "1.1.0"]);
  expect(expectations).toEqual({
    from: "1.0.0",
    to: "1.1.0",
    variables: {
      SITE: {},
      OIL_KEY: { secret: true },
      REVISION: { value: "aaa111" },
    },
    choices: {
      platform: ["compose", "helm"],
      backup: ["dump", "none"],
      depth: ["code", "schema", "data"],
    },
  });
});
