import { expect, test } from "vitest";
import { readConfig, readConfigObject } from "../../src/config/read.ts";
import { MetadataError } from "../../src/release/source.ts";

function complaints(text: string, file = "guidepost.config.yaml"): string[] {
  try {
    readConfig({ file, text });
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
  const { data } = readConfig({ file: "guidepost.config.yaml", text });
  expect(data.overrides).toEqual([
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
    "6:11 Unexpected `1`, expected text: put it in quotes",
    "5:5 Unexpected key `products`, expected `product`",
  ]);
  expect(
    complaints(
      'overrides:\n  - { files: [a.md], product: lantern, to: "1.1.0" }\n',
    ),
  ).toEqual(["2:5 Missing `from`, expected both versions or none"]);
  expect(
    complaints(
      'overrides:\n  - { files: [a.md], from: "1.0.0", to: "1.1.0" }\n',
    ),
  ).toEqual(["2:5 Missing `product`, expected whose versions these are"]);
  expect(complaints("overrides: [\n")).toHaveLength(1);
});

test.each([
  ["maxWarning: 3", "1:1 Unexpected key `maxWarning`, expected `maxWarnings`"],
  ["rules: { dead-link: warn }", "1:21 Unexpected `warn`, expected warning"],
  ["rules: { dead-link: false }", "1:21 Unexpected `false`, expected off"],
  ["rules: { dead-link: 2 }", "1:21 Unexpected `2`, expected error"],
  ["rules: { dead-link: eror }", "1:21 Unexpected `eror`, expected error"],
  [
    "rules: { dead-link: loud }",
    "1:21 Unexpected `loud`, expected off, info, warning, error",
  ],
  ["maxWarnings: -1", "1:14 Unexpected `-1`, expected 0 or more"],
  ["plugins: own.mjs", "1:10 Unexpected `own.mjs`, expected a list"],
  [
    "site: { url: docs.example.com }",
    "1:14 Unexpected `docs.example.com`, expected an address: https://…",
  ],
])("of `%s` it says what was meant", (text, message) =>
  expect(complaints(text)).toEqual([message]),
);

test("JSON is read as YAML is, at its lines", () => {
  const file = "guidepost.config.json";
  const text =
    '{\n\t"rules": {\n\t\t"dead-link": "off"\n\t},\n\t"maxWarnings": 2\n}\n';
  expect(readConfig({ file, text }).data).toEqual({
    rules: { "dead-link": "off" },
    maxWarnings: 2,
  });
  expect(complaints(text.replace("off", "of"))).toEqual([
    "3:16 Unexpected `of`, expected off",
  ]);
});

test.each([
  [
    '{\n "rules": { "dead-link": "off", }\n}',
    "2:33 Unexpected text, expected a key in double quotes, and no comma behind the last",
  ],
  [
    "{\n  // none\n}",
    "2:3 Unexpected comment, expected JSON: YAML takes comments",
  ],
  ["rules: {}", "1:1 Unexpected text, expected JSON"],
])("what is no JSON is told: %j", (text, message) => {
  expect(complaints(text, "guidepost.config.json")).toEqual([message]);
});

test("code is told which key is wrong", () => {
  const config = { rules: { "dead-link": "warn" }, plugin: [] };
  expect(() => readConfigObject("guidepost.config.ts", config)).toThrow(
    expect.objectContaining({
      message: "Cannot use `guidepost.config.ts`",
      next: [
        "`rules.dead-link`: Unexpected `warn`, expected warning",
        "Unexpected key `plugin`, expected `plugins`",
      ],
    }),
  );
});
