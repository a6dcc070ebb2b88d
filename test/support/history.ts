import { readProduct } from "../../src/release/read.ts";
import type { Product } from "../../src/release/types.ts";

/** YAML lines of one release, below its version and date. */
export type Facts = readonly string[];

/**
 * A product with one release a line of `history`, a day apart. A version may be
 * written `1.8.5@2025-03-01` to set its date.
 */
export function productOf(
  history: Readonly<Record<string, Facts>>,
  {
    product = [],
    steps = [],
    parts = {},
  }: {
    product?: Facts;
    /** Lines below `steps:`. */
    steps?: Facts;
    parts?: Readonly<Record<string, Readonly<Record<string, Facts>>>>;
  } = {},
): Product {
  const lines = [
    "schema: 1",
    "id: mill",
    "name: Mill",
    "summary: Grinds",
    'tag: "v{{version}}"',
    "platforms: { water: { title: Water }, wind: { title: Wind } }",
    ...(steps.length > 0 ? ["steps:", ...steps] : ["steps: {}"]),
    ...product,
  ];
  return readProduct({ file: "mill/product.yaml", text: lines.join("\n") }, [
    ...filesOf(history, "mill/releases"),
    ...Object.entries(parts).flatMap(([part, releases]) =>
      filesOf(releases, `mill/releases/${part}`),
    ),
  ]);
}

function filesOf(history: Readonly<Record<string, Facts>>, folder: string) {
  return Object.entries(history).map(([name, facts], index) => {
    const [version = "", date = dayOf(index)] = name.split("@");
    const lines = [
      "schema: 1",
      `version: ${version}`,
      `date: ${date}`,
      "summary: More flour",
      ...facts,
    ];
    return { file: `${folder}/${version}.yaml`, text: lines.join("\n") };
  });
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);
}
