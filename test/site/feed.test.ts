import { readFileSync } from "node:fs";
import { parseAtomFeed } from "feedsmith";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { feedOf, type Address } from "../../site/feed.ts";
import { loadProduct, type Product } from "../../src/index.ts";
import { repository } from "../support/repository.ts";
import { hostile, hostileCopy } from "./hostile.ts";

const published: Address = (path) => `https://guides.example/handbook${path}`;
const unpublished: Address = (path) => `/handbook${path}`;
const artisan = await loadProduct(process.cwd(), "artisan");

function entries(feed: string) {
  const { entries = [] } = parseAtomFeed(feed);
  return entries.map(({ title, summary, ...entry }) => ({
    ...entry,
    title: title?.value,
    summary: summary?.value,
  }));
}

test("a feed has each release of a product and its parts, newest first, at its full address", () => {
  const read = entries(feedOf(artisan, published));
  expect(read).toHaveLength(6 + 8 + 9);
  expect(read.slice(0, 2)).toMatchObject([
    {
      title: "Artisan 2.0.0",
      published: "2026-06-15T00:00:00Z",
      links: [
        {
          href: "https://guides.example/handbook/products/artisan/releases/2.0.0/",
        },
      ],
      summary:
        "Sessions have a key of their own, and every address is verified or not. Breaking: Everybody signs in again. Breaking: GET /api/health is gone. 2 breaking changes, 7 settings, 1 migration.",
    },
    { title: "Artisan Backend 2.0.0" },
  ]);
  const dates = read.map(({ updated }) => updated ?? "");
  expect(dates).toEqual(dates.toSorted().toReversed());
});

test("a feed has what the standard asks for: ids of its own, an author, a title and dates", () => {
  const feed = parseAtomFeed(feedOf(artisan, published));
  expect(feed).toMatchObject({
    title: { value: "Releases of Artisan" },
    updated: "2026-06-15T00:00:00Z",
    authors: [{ name: "Artisan" }],
  });
  const ids = [feed.id, ...(feed.entries ?? []).map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
});

test("a feed of a site without an address has links from its root, and the same ids", () => {
  const here = entries(feedOf(artisan, unpublished));
  const there = entries(feedOf(artisan, published));
  expect(here[0]?.links?.[0]?.href).toBe(
    "/handbook/products/artisan/releases/2.0.0/",
  );
  expect(here.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
});

test("whoever reads titles alone learns that a release was withdrawn", async () => {
  const titles = entries(feedOf(await harbour(), published)).map(
    ({ title, summary }) => `${title}. ${summary}`,
  );
  expect(titles).toContainEqual(
    expect.stringMatching(
      /^Harbour 1\.1\.0: do not install\. Do not run it: It leaks\./,
    ),
  );
});

test("markup and control characters of metadata are text in a feed", async () => {
  const feed = feedOf(await harbour("hostile"), published);
  const { valid } = await validateXML({
    xml: [{ fileName: "feed.xml", contents: feed }],
    schema: [
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2005/Atom"><xs:element name="feed"/></xs:schema>',
    ],
  });
  expect(valid).toBe(true);
  const [newest] = entries(feed);
  const shown = hostile.replaceAll(/\p{Cc}/gu, "\uFFFD");
  expect(newest?.title).toBe(`Harbour ${shown} 1.3.0`);
  expect(newest?.links?.map(({ href }) => href)).toEqual([
    "https://guides.example/handbook/products/hostile/releases/1.3.0/",
  ]);
});

/** The product of the tests that has every field there is. */
async function harbour(id = "harbour"): Promise<Product> {
  const files = ["1.0.0", "1.1.0", "1.2.0", "1.2.1", "1.3.0"].map(
    (version) => [`${version}.yaml`, `releases/${version}.yaml`] as const,
  );
  const parts = ["1.0.0", "1.1.0"].map(
    (version) =>
      [`crane-${version}.yaml`, `releases/crane/${version}.yaml`] as const,
  );
  const all = [["product.yaml", "product.yaml"] as const, ...files, ...parts];
  const root = await repository(
    Object.fromEntries(
      all.map(([from, to]) => {
        const text = readFileSync(`test/release/full/${from}`, "utf8");
        const written = id === "harbour" ? text : hostileCopy(text, id);
        return [`content/products/${id}/${to}`, written];
      }),
    ),
  );
  return loadProduct(root, id);
}
