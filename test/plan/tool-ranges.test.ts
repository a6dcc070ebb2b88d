import { expect, test } from "vitest";
import { plan } from "../../src/plan/plan.ts";
import { toolRangesOf } from "../../src/plan/facts/tool-ranges.ts";
import { lantern, lanternProduct } from "../support/lantern.ts";

const product = lanternProduct
  .replace(
    "{ title: Helm }",
    '{ title: Helm, tools: { kubectl: ">=1.27", docker: ">=26" } }',
  )
  .replace("{ title: Dump }", '{ title: Dump, tools: { kubectl: ">=1.27" } }');

/** The ranges of a way through releases that require these. */
function told(
  requires: Record<string, string>,
  { to = "1.1.0", platform }: { to?: string; platform?: string } = {},
) {
  const releases = Object.entries(requires).map(([version, required], day) => [
    version,
    `schema: 1\nversion: ${version}\ndate: 2025-01-0${day + 1}\nsummary: News\n${required}`,
  ]);
  const answers = platform === undefined ? {} : { platform };
  const way = plan(
    lantern(product, Object.fromEntries(releases)),
    "1.0.0",
    to,
    { answers },
  );
  if (way.kind !== "plan") throw new Error(way.why);
  return toolRangesOf(way);
}

const silent = { "1.0.0": "", "1.1.0": "" };

test("any version will do that one of the options asks for, and each range stands once", () => {
  expect(told(silent)).toEqual({ docker: ">=24 || >=26", kubectl: ">=1.27" });
});

test("who has answered keeps to what that option asks for", () => {
  expect(told(silent, { platform: "helm" })).toMatchObject({ docker: ">=26" });
  expect(told(silent, { platform: "compose" })).toMatchObject({
    docker: ">=24",
  });
});

test("a tool may be of the version that the start or a landing requires", () => {
  const requires = {
    "1.0.0": 'requires: { Docker: { range: ">=20 <24" } }\n',
    "1.1.0": 'requires: { Docker: { range: ">=23 <27" } }\n',
    "1.2.0": 'from: ">=1.1.0"\nrequires: { Docker: { range: ">=25" } }\n',
  };
  expect(told(requires)).toMatchObject({ docker: ">=20 <24 || >=23 <27" });
  expect(told(requires, { to: "1.2.0" })).toMatchObject({
    docker: ">=20 <24 || >=23 <27 || >=25",
  });
});
