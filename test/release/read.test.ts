import { expect, test } from "vitest";
import { MetadataError } from "../../src/release/source.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

/** `file:line:column message` of every problem, the folders left out. */
function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.problems.map(
      ({ file, line, column, message }) =>
        `${file.split("/").at(-1)}:${line}:${column} ${message}`,
    );
  }
  return [];
}

function withProduct(from: string, to: string) {
  expect(lanternProduct).toContain(from);
  return () => lantern(lanternProduct.replace(from, to));
}

function withRelease(from: string, to: string) {
  const text = lanternReleases["1.1.0"];
  expect(text).toContain(from);
  return () =>
    lantern(lanternProduct, {
      ...lanternReleases,
      "1.1.0": text.replace(from, to),
    });
}

test("a product and its releases read, oldest release first", () => {
  const product = lantern();
  expect(product.releases.map(({ version }) => version)).toEqual([
    "1.0.0",
    "1.1.0",
  ]);
  expect(product.choices.map(({ id }) => id)).toEqual(["platform", "backup"]);
});

test("a record knows the line of each of its fields, inside block text too", () => {
  const step = lantern().steps.find(({ id }) => id === "light");
  const lines = lanternProduct.split("\n");
  expect(lines[(step?.origin.lines["run"] ?? 0) - 1]).toBe(
    "        docker compose pull",
  );
  expect(lines[(step?.origin.lines["title"] ?? 0) - 1]).toBe(
    "      title: Light {{to}}",
  );
});

test.each([
  [
    "an unknown key",
    withProduct("name: Lantern", "name: Lantern\nnmae: Lantern"),
    /^product\.yaml:4:1 Unexpected key `nmae`, expected `illustrative`, .*`troubleshooting`$/,
  ],
  [
    "an unknown key where others are taken",
    withProduct("title: Light {{to}}", "titel: Light {{to}}"),
    "product.yaml:28:7 Missing `title`, expected text",
  ],
  [
    "a missing schema number",
    withProduct("schema: 1\n", ""),
    "product.yaml:1:1 Missing `schema`, expected 1",
  ],
  [
    "a version that YAML takes for a number",
    withRelease("version: 1.1.0", "version: 1.1"),
    "1.1.0.yaml:2:10 Unexpected `1.1`, expected text: put it in quotes",
  ],
  [
    "a field of one of several shapes",
    withRelease("runs: on-start", "runs: onstart"),
    /^1\.1\.0\.yaml:\d+:\d+ Unexpected `onstart`, expected on-start, by-hand, background$/,
  ],
  [
    "a tab",
    withProduct("  compose:", "\tcompose:"),
    /:1 Unexpected tab, expected spaces$/,
  ],
  [
    "a colon within text",
    withProduct("title: Light {{to}}", "title: Light: {{to}}"),
    "Unexpected `: ` within text, expected quotes around the text",
  ],
  [
    "text that starts with a placeholder",
    withProduct("title: Light {{to}}", "title: {{to}} is lit"),
    "Unexpected text behind `}}`, expected quotes around text that starts with `{`",
  ],
  [
    "text that is a placeholder",
    withProduct("title: Light {{to}}", "title: {{to}}"),
    "Unexpected `{` or `[` in place of a key, expected quotes around text that starts with it",
  ],
  [
    "a merge that is not finished",
    withProduct(
      "name: Lantern",
      "<<<<<<< HEAD\nname: Lantern\n=======\nname: Lamp\n>>>>>>> lamp",
    ),
    "product.yaml:3:1 Unexpected conflict marker of git, expected the two sides joined",
  ],
  [
    "a second document",
    withRelease("schema: 1", "schema: 1\n---\nschema: 1"),
    "1.1.0.yaml:2:1 Unexpected second document, expected one in each file",
  ],
  [
    "a missing key",
    withProduct("name: Lantern\n", ""),
    "product.yaml:1:1 Missing `name`, expected text",
  ],
  [
    "a key of the wrong kind",
    withProduct("name: Lantern", "name: [Lantern]"),
    "product.yaml:3:7 Unexpected a list, expected text",
  ],
  [
    "a bad version",
    withRelease("version: 1.1.0", "version: v1.1"),
    "1.1.0.yaml:2:10 Unexpected `v1.1`, expected a semantic version without `v`, such as 1.2.0",
  ],
  [
    "a bad range",
    withRelease('from: ">=1.0.0"', "from: since 1.0"),
    "1.1.0.yaml:5:7 Unexpected `since 1.0`, expected a version range, such as >=1.2 <2",
  ],
  [
    "a bad date",
    withRelease("2025-02-01", "2025-02-31"),
    "1.1.0.yaml:3:7 Unexpected `2025-02-31`, expected a date such as 2026-03-10",
  ],
  [
    "a version that is not the file's",
    withRelease("version: 1.1.0", "version: 1.2.0"),
    "1.1.0.yaml:2:10 Unexpected version `1.2.0`, expected `1.1.0` as in the file's name",
  ],
  [
    "a depth that no step goes back to",
    () =>
      lantern(lanternProduct, {
        "1.0.0": `${lanternReleases["1.0.0"]}rollback:\n  - { depth: data }\n`,
      }),
    /^1\.0\.0\.yaml:\d+:14 Unexpected depth `data`, expected one that rollback steps have: schema, code$/,
  ],
  [
    "an unknown kind of delta",
    withRelease("op: added", "op: gained"),
    "1.1.0.yaml:7:11 Unexpected `gained`, expected added, removed, renamed, split, merged, default-changed, type-changed, required-changed, deprecated, undeprecated, restored",
  ],
  [
    "a delta of an unknown surface",
    withRelease("env/WICK_LENGTH", "values/wickLength"),
    "1.1.0.yaml:7:23 Unknown surface `values`, expected one of env",
  ],
  [
    "a step for a migration tool that nobody named",
    withProduct("config: env", "config: env\n      migrates: alembics"),
    "product.yaml:28:17 Unknown migration tool `alembics`, expected one of none defined",
  ],
  [
    "a duplicate step id",
    withProduct("id: light-helm", "id: light"),
    "product.yaml:36:11 Duplicate step id `light`, expected another name",
  ],
  [
    "a step id that guides use themselves",
    withProduct("id: light-helm", "id: trouble-2"),
    "product.yaml:36:11 Reserved step id `trouble-2`, expected another name",
  ],
  [
    "a step with two actions",
    withProduct("config: env", "config: env\n      manual: Do it"),
    "product.yaml:25:7 Expected exactly one of run, manual, config and use, found manual and config",
  ],
  [
    "a rollback step without a depth",
    withProduct("      depth: code\n", ""),
    "product.yaml:45:7 Missing `depth`, expected code, schema or data",
  ],
  [
    "an unknown choice",
    withProduct("when: { backup: dump }", "when: { bakcup: dump }"),
    "product.yaml:21:15 Unknown choice `bakcup`, expected one of platform, backup",
  ],
  [
    "an unknown option",
    withProduct("when: { platform: helm }", "when: { platform: hlem }"),
    "product.yaml:38:25 Unknown option `hlem` of `platform`, expected one of compose, helm",
  ],
  [
    "YAML that does not parse",
    withProduct("name: Lantern", 'name: "Lantern'),
    /product\.yaml:\d+:\d+ .*/,
  ],
  [
    "a key given twice",
    withProduct("name: Lantern", "name: Lantern\nname: Lamp"),
    "product.yaml:4:1 Map keys must be unique",
  ],
  [
    "a link that is not https",
    withProduct(
      "platforms:",
      "links: { Home: 'javascript:alert(1)' }\nplatforms:",
    ),
    "product.yaml:6:16 Unexpected `javascript:alert(1)`, expected an https or mailto link",
  ],
])("%s is reported at its line", (_, read, expected) => {
  const problems = problemsOf(read);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems[0]).toMatch(expected);
});

test("every problem of every file is reported at once", () => {
  const problems = problemsOf(() =>
    lantern(lanternProduct.replace("name:", "nmae:"), {
      "1.0.0": lanternReleases["1.0.0"].replace("summary:", "sumary:"),
    }),
  );
  expect(problems).toEqual([
    "product.yaml:1:1 Missing `name`, expected text",
    expect.stringMatching(
      /^product\.yaml:3:1 Unexpected key `nmae`, expected `name`, /,
    ),
    "1.0.0.yaml:1:1 Missing `summary`, expected text",
    expect.stringMatching(
      /^1\.0\.0\.yaml:4:1 Unexpected key `sumary`, expected .*`summary`, /,
    ),
  ]);
});

test("a step id given twice in the product is reported once, not once a release", () => {
  const read = withProduct("id: light-helm", "id: light");
  expect(problemsOf(read)).toHaveLength(1);
});

test("a problem shows the line it is about", () => {
  expect(withRelease("version: 1.1.0", "version: v1.1")).toThrow(
    "2 | version: v1.1\n             ^",
  );
});

test.each(["\\e[2J", "\\u202e", "\\u2028"])(
  "a command with a mark that a terminal obeys, `%s`, is refused",
  (mark) => {
    const read = withProduct(
      "        docker compose pull",
      `        docker compose pull ${JSON.parse(`"${mark.replace("\\e", "\\u001b")}"`)}x`,
    );
    expect(problemsOf(read).join("\n")).toContain("without control characters");
  },
);

test("an alias bomb is refused without being expanded", () => {
  const bomb = [
    "schema: 1",
    "a: &a [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from("bcdefghi", (name, index) => {
      const alias = `*${"abcdefgh"[index]}`;
      return `${name}: &${name} [${Array(10).fill(alias).join(", ")}]`;
    }),
  ].join("\n");
  expect(problemsOf(() => lantern(bomb))[0]).toBe(
    "product.yaml:3:8 Unexpected alias `*a`, expected the value itself",
  );
});

test.each([
  ["a hundred thousand open brackets", "[".repeat(100_000)],
  ["a hundred thousand dashes", "- ".repeat(100_000)],
  ["two million characters", `name: ${"x".repeat(2_000_000)}`],
])("%s end in a clear message", (_, text) => {
  const [problem = ""] = problemsOf(() => lantern(text));
  expect(problem).toMatch(/^product\.yaml:\d+:\d+ .+/);
  expect(problem.length).toBeLessThan(200);
});

test("names of JavaScript's own objects are no surfaces, choices or steps", () => {
  const problems = problemsOf(
    withRelease("env/WICK_LENGTH", "constructor/WICK_LENGTH"),
  );
  expect(problems[0]).toContain("Unknown surface `constructor`");
});
