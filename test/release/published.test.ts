import { expect, test } from "vitest";
import { findProducts, loadProduct, planJson } from "../../src/index.ts";
import { plan, type Plan } from "../../src/plan/plan.ts";
import {
  publishProduct,
  publishRelease,
  readPublishedProduct,
  readPublishedRelease,
  withReleases,
} from "../../src/release/published.ts";
import type { Product } from "../../src/release/types.ts";

test("a plan made of what is published equals the plan made of the files", async () => {
  let compared = 0;
  for (const id of await findProducts(".")) {
    const whole = await loadProduct(".", id);
    const index = readPublishedProduct(publishProduct(whole));
    for (const { from, to, answers } of requestsOf(whole)) {
      const expected = plan(whole, from, to, { answers });
      if (expected.kind !== "plan") {
        expect(plan(index, from, to, { answers })).toEqual(expected);
        continue;
      }
      const product = await withLegs(whole, index, expected);
      const actual = plan(product, from, to, { answers });
      if (actual.kind !== "plan") throw new Error(JSON.stringify(actual));
      expect(planJson(actual)).toBe(planJson(expected));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test("what is published says where each record was written", async () => {
  const whole = await loadProduct(".", "whispa");
  const text = publishProduct(whole);
  expect(text).toContain('"$origin":"content/products/whispa/product.yaml:');
  expect(text).not.toContain('"lines"');
  const [release] = whole.releases;
  if (!release) throw new Error("no release");
  const read = readPublishedRelease(publishRelease(release));
  expect(read.origin.file).toBe(release.origin.file);
});

/** The index with the releases that the way, found in the index alone, needs. */
async function withLegs(whole: Product, index: Product, expected: Plan) {
  const { from, to, answers } = expected;
  const found = plan(index, from, to, { answers });
  if (found.kind !== "plan") throw new Error(JSON.stringify(found));
  const wanted = new Map<string, Set<string>>();
  for (const { part, releases, lost } of found.legs) {
    const versions = wanted.get(part) ?? new Set();
    for (const { version } of [...releases, ...lost]) versions.add(version);
    wanted.set(part, versions);
  }
  return withReleases(index, wanted, async (part, version) => {
    const releases =
      part === ""
        ? whole.releases
        : whole.parts.find(({ id }) => id === part)?.releases;
    const release = releases?.find((each) => each.version === version);
    if (!release) throw new Error(`no ${part} ${version}`);
    return readPublishedRelease(publishRelease(release));
  });
}

/** Every two versions, without answers and with each option of each choice. */
function requestsOf({ releases, choices }: Product) {
  const answered = [
    {},
    ...choices.flatMap(({ id, options }) =>
      options.map((option) => ({ [id]: option.id })),
    ),
  ];
  return releases.flatMap(({ version: from }) =>
    releases.flatMap(({ version: to }) =>
      answered.map((answers) => ({ from, to, answers })),
    ),
  );
}
