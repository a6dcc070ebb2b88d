import { expect, test } from "vitest";
import { loadProduct, loadRenderer, renderRelease } from "../../src/index.ts";

const renderer = await loadRenderer();

async function pageOf(id: string, version: string) {
  const product = await loadProduct(process.cwd(), id);
  const release = product.releases.find((each) => each.version === version);
  if (release === undefined) throw new Error(`there is no ${version}`);
  return renderRelease(product, release, renderer);
}

test("a release's page says what breaks, which settings change and what it needs", async () => {
  const { title, body } = await pageOf("artisan", "2.0.0");
  expect(title).toBe("Artisan 2.0.0");
  for (const said of [
    "### Breaking: Everybody signs in again",
    "| Renamed | `STORAGE_DIR` | `UPLOAD_DIR` | `STORAGE_DIR` |  |",
    "| alembic | `e07b3c58d914` to `3f58d0b6c1e2` | by hand, as a step of the upgrade |",
    "| PostgreSQL | `>=15 <18` | 17 |",
  ])
    expect(body).toContain(said);
});

test("a release's page has no command to run: the guides rehearse those", async () => {
  const { body } = await pageOf("artisan", "2.0.0");
  const fences = body.match(/^```\w+.*$/gm) ?? [];
  expect(fences.length).toBeGreaterThan(0);
  expect(fences.filter((fence) => !fence.includes("skip="))).toEqual([]);
});

test("a step that several platforms have stands once on a release's page", async () => {
  const { body } = await pageOf("artisan", "2.0.0");
  const step = "- No user is without `email_verified`";
  expect(body.split(step)).toHaveLength(2);
});

test("a line of a release's page comes from a line of its file", async () => {
  const { body, trace } = await pageOf("artisan", "2.0.0");
  const lines = body.split("\n");
  const line = lines.findIndex((line) => line.includes("| PostgreSQL |"));
  expect(trace[line]?.file).toBe(
    "content/products/artisan/releases/2.0.0.yaml",
  );
});
