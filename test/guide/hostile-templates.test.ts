import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { precompile } from "../../src/guide/precompile.ts";
import { renderGuide, rendererOf } from "../../src/guide/render.ts";
import { plan } from "../../src/plan/plan.ts";
import { lantern } from "../support/lantern.ts";

const templates = Object.fromEntries(
  readdirSync("templates").map((name) => [
    name,
    readFileSync(`templates/${name}`, "utf8"),
  ]),
);
const file = "content/products/lantern/templates/rollback.hbs";
const wording =
  "expected a field, `#each`, `#if`, `#unless`, `#with` or a partial";

/** What stands in a product's own partial, and what its author is told. */
const refused: readonly (readonly [string, string])[] = [
  ["{{log this}}", `1:1 Unexpected helper \`log\`, ${wording}`],
  ['{{lookup this "a"}}', `1:1 Unexpected helper \`lookup\`, ${wording}`],
  ["{{helperMissing}}", `1:1 Unexpected helper \`helperMissing\`, ${wording}`],
  [
    "{{#blockHelperMissing this}}{{/blockHelperMissing}}",
    `1:1 Unexpected block \`#blockHelperMissing\`, ${wording}`,
  ],
  [
    '{{constructor.constructor "return process"}}',
    `1:1 Unexpected helper \`constructor.constructor\`, ${wording}`,
  ],
  ['{{> (lookup this "a")}}', `1:5 Unexpected call of \`lookup\`, ${wording}`],
  [
    '{{#*inline "x"}}{{> x}}{{/inline}}{{> x}}',
    `1:1 Unexpected decorator \`inline\`, ${wording}`,
  ],
  ["a\n{{* once}}", `2:1 Unexpected decorator \`once\`, ${wording}`],
  [
    "{{#if a}}".repeat(5_000) + "{{/if}}".repeat(5_000),
    "1:541 Unexpected block inside of 60 others",
  ],
  [
    `{{${"a.".repeat(20_000)}b}}`,
    "1:1 Unexpected tag of more than 1000 characters",
  ],
  [
    " ".repeat(1_000_001),
    "1:1 Unexpected 1000001 characters, expected at most 1000000",
  ],
  [
    "{{> rollback}}{{> rollback}}",
    "1:1 Unexpected partial inside of 100 others, expected none that uses itself",
  ],
];

describe("a partial of a stranger", () => {
  test.each(refused)(
    "is refused with its place: %.40s",
    async (source, why) => {
      expect(() => rendered({ [file]: source })).toThrow(`${file}:${why}`);
    },
  );

  test("that uses others which multiply ends soon", () => {
    const folder = "content/products/lantern/templates";
    const doubling = Array.from({ length: 40 }, (_, at) => [
      `${folder}/t${at}.hbs`,
      `{{> t${at + 1}}}{{> t${at + 1}}}`,
    ]);
    const start = process.cpuUsage();
    expect(() =>
      rendered({
        [file]: "{{> t0}}",
        ...Object.fromEntries(doubling),
        [`${folder}/t40.hbs`]: "x",
      }),
    ).toThrow("Unexpected page without end");
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
  });

  test("is refused by the site as by the command line", () => {
    expect(() => precompile({ "guide.hbs": "{{log this}}" }, "guide")).toThrow(
      "guide.hbs:1:1 Unexpected helper `log`",
    );
  });
});

/** The guide of a product with partials of its own. */
function rendered(own: Readonly<Record<string, string>>): string {
  const planned = plan(lantern(), "1.0.0", "1.1.0", {});
  if (planned.kind !== "plan") throw new Error(planned.why);
  const files = Object.entries(own).map(([file, source]) => ({ file, source }));
  return renderGuide(planned, rendererOf(templates, files)).body;
}
