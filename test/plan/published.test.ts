import { expect, test } from "vitest";
import { findProducts, loadProduct } from "../../src/index.ts";
import { planJson } from "../../src/plan/json.ts";
import { plan } from "../../src/plan/plan.ts";
import { planPublished } from "../../src/plan/published.ts";
import {
  publishProduct,
  publishRelease,
  readPublishedProduct,
  readPublishedRelease,
} from "../../src/release/published.ts";
import type { Product, Release } from "../../src/release/types.ts";

test("a plan made of what is published equals the plan made of the files", async () => {
  let compared = 0;
  for (const id of await findProducts(".")) {
    const whole = await loadProduct(".", id);
    const index = readPublishedProduct(publishProduct(whole));
    for (const { from, to, answers } of requestsOf(whole)) {
      const expected = plan(whole, from, to, { answers });
      const fetched: string[] = [];
      const ends = { from, to };
      const actual = await planPublished(index, ends, { answers }, fetch);
      if (expected.kind !== "plan" || actual.kind !== "plan") {
        expect(actual).toEqual(expected);
        continue;
      }
      expect(planJson(actual)).toBe(planJson(expected));
      expect(fetched.length).toBeLessThan(whole.releases.length);
      compared += 1;

      async function fetch(part: string, version: string): Promise<Release> {
        fetched.push(version);
        const release = releasesOf(whole, part).find(
          (each) => each.version === version,
        );
        if (!release) throw new Error(`no ${part} ${version}`);
        return readPublishedRelease(publishRelease(release));
      }
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test("what is published says where each record was written", async () => {
  const whole = await loadProduct(".", "whispa");
  const text = publishProduct(whole);
  expect(text).toContain('"$origin":"content/products/whispa/product.yaml:');
  expect(text).not.toContain('"lines"');
  const { file } = readPublishedProduct(text).steps[0]?.origin ?? {};
  expect(file).toBe("content/products/whispa/product.yaml");
});

function releasesOf({ releases, parts }: Product, part: string) {
  if (part === "") return releases;
  return parts.find(({ id }) => id === part)?.releases ?? [];
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
