import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { MetadataError } from "../src/release/source.ts";

function complaints(text: string): string[] {
  try {
    readConfig({ file: "guidepost.config.yaml", text });
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.problems.map(
      ({ line, column, message }) => `${line}:${column} ${message}`,
    );
  }
  return [];
}

test("says of pages which product and versions they are about", () => {
  const text = `overrides:
  - files: ["docs/upgrade-*.md"]
    product: lantern
    from: "1.0.0"
    to: "1.1.0"
`;
  const { overrides } = readConfig({ file: "guidepost.config.yaml", text });
  expect(overrides).toEqual([
    {
      files: ["docs/upgrade-*.md"],
      product: "lantern",
      from: "1.0.0",
      to: "1.1.0",
    },
  ]);
});

test.each(["", "# nothing yet\n", "overrides: []\n"])(
  "may say nothing: %j",
  (text) => expect(complaints(text)).toEqual([]),
);

test("tells every mistake at its line, and what would be right", () => {
  expect(complaints("override: []\n")).toEqual([
    "1:1 Unexpected key `override`, expected `overrides`",
  ]);
  expect(
    complaints(`overrides:
  - files: docs/*.md
    product: lantern
  - files: []
    products: lantern
    from: 1.0
    to: "1.1.0"
`),
  ).toEqual([
    "2:12 Unexpected `docs/*.md`, expected a list",
    "4:12 Unexpected a list, expected at least one path or pattern",
    "4:5 Missing `product`, expected text",
    "6:11 Unexpected `1`, expected text: put it in quotes",
    "5:5 Unexpected key `products`, expected `product`",
  ]);
  expect(
    complaints(
      'overrides:\n  - { files: [a.md], product: lantern, to: "1.1.0" }\n',
    ),
  ).toEqual(["2:5 Missing `from`, expected both versions or none"]);
  expect(complaints("overrides: [\n")).toHaveLength(1);
});
