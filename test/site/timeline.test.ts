import { expect, test } from "vitest";
import { timelineOf, type Mark } from "../../site/timeline.ts";
import { loadProduct } from "../../src/index.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

/** A product with a release a week: `1.0.0`, `1.1.0` and so on. */
function weekly(count: number) {
  const releases = Array.from({ length: count }).map((_, week) => {
    const date = new Date(Date.UTC(2025, 0, 1 + 7 * week));
    const text = `schema: 1\nversion: 1.${week}.0\ndate: ${date.toISOString().slice(0, 10)}\nsummary: Light\n`;
    return [`1.${week}.0`, text] as const;
  });
  return lantern(lanternProduct, Object.fromEntries(releases));
}

/** From and to, in per cent of a width of so many letters. */
function extent({ version, at, anchor }: Mark, letters: number) {
  const width = (100 * version.length) / letters;
  const from =
    anchor === "start" ? at : anchor === "end" ? at - width : at - width / 2;
  return { from, to: from + width };
}

test("releases stand in the order of their days, the first and the last at the ends", async () => {
  const artisan = await loadProduct(process.cwd(), "artisan");
  const [own, backend] = timelineOf(artisan)?.lanes ?? [];
  const places = own?.marks.map(({ at }) => at) ?? [];
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect([places[0], places.at(-1)]).toEqual([2, 98]);
  // What came out on one day stands at one place.
  expect(backend?.marks.at(-1)?.at).toBe(98);
});

test("shapes tell what is supported, ended, a preview and a stop", async () => {
  const artisan = await loadProduct(process.cwd(), "artisan");
  const [own] = timelineOf(artisan)?.lanes ?? [];
  expect(
    own?.marks.map(({ version, kind, isStop }) =>
      [version, kind, ...(isStop ? ["stop"] : [])].join(" "),
    ),
  ).toEqual([
    "1.0.0 ended",
    "1.1.0 supported",
    "1.2.0-beta.1 preview",
    "1.2.0-beta.2 preview",
    "1.2.0 supported stop",
    "2.0.0 supported",
  ]);
});

test.each([5, 60, 200])(
  "of %i releases no two names touch, and the first and last are named on any screen",
  (count) => {
    const [lane] = timelineOf(weekly(count))?.lanes ?? [];
    const marks = lane?.marks ?? [];
    expect(marks).toHaveLength(count);
    for (const [letters, names] of [
      // 12 pixels of a fixed width are about 7.2 a letter: 320 and 704 pixels.
      [44, marks.filter(({ named }) => named === "always")],
      [97, marks.filter(({ named }) => named !== "never")],
    ] as const) {
      const extents = names.map((mark) => extent(mark, letters));
      const touching = extents.filter(
        ({ from }, index) => from < (extents[index - 1]?.to ?? -1),
      );
      expect(touching).toEqual([]);
      expect(extents.every(({ from, to }) => from >= 0 && to <= 100)).toBe(
        true,
      );
    }
    expect(marks[0]?.named).toBe("always");
    expect(marks.at(-1)?.named).toBe("always");
  },
);

test("a product with releases of one day has no line to draw", () => {
  const { "1.0.0": first } = lanternReleases;
  expect(timelineOf(lantern(lanternProduct, { "1.0.0": first }))).toBe(
    undefined,
  );
});
