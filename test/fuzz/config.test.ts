import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig, readConfigObject } from "../../src/config/read.ts";
import { expectationsOf } from "../../src/lint/guide.ts";
import { readAnnotations } from "../../src/markdown/annotations.ts";
import { readDocument } from "../../src/markdown/read.ts";
import { MetadataError } from "../../src/release/source.ts";
import { printable } from "../../src/report/printable.ts";
import { UsageError } from "../../src/usage.ts";
import { mutated, oddities } from "./mutations.ts";
import { lintPage } from "./page.ts";
import { fuzz, fuzzTimeout, type Seen } from "./runner.ts";
import { treeEdits } from "./trees.ts";

const yaml = `extends: ["./strict.yaml", mill-preset]
plugins: [./rules.mjs]
guides: content/guides
specs: [tools]
include: ["**/*.md", "!old/**"]
ignore: [vendor]
rules: { dead-link: off, flow: warning }
overrides:
  - files: ["v1/**"]
    rules: { dead-anchor: info }
    product: mill
    from: "1.0.0"
    to: "2.0.0"
    tools: { kubectl: ">=1.27" }
maxWarnings: 3
format: [pretty, "sarif=out.sarif"]
cache: true
site: { title: Mill, url: "https://mill.example", base: /docs, out: dist }
`;
const json = `{
  "rules": { "dead-link": "warning" },
  "overrides": [{ "files": ["a.md"], "product": "mill", "from": "1.0.0", "to": "2.0.0" }],
  "maxWarnings": 0
}
`;

test(
  "configuration is read, or says what is wrong with it",
  { timeout: fuzzTimeout },
  async () => {
    const text = fc.oneof(
      mutated([yaml, json], { noise: ["*a", "&a ", "? ", "<<: ", "- ", ": "] }),
      fc
        .array(treeEdits(), { minLength: 1, maxLength: 2 })
        .map((edits) => edits.reduce((all, edit) => edit(all), yaml)),
    );
    const reached = await fuzz({
      name: "configuration",
      share: 0.05,
      cases: fc.record({
        file: fc.constantFrom("guidepost.config.yaml", "guidepost.config.json"),
        text,
      }),
      run: (file) => told(() => JSON.stringify(readConfig(file).data)),
    });
    expect(reached).toBeGreaterThan(0.1);
  },
);

test(
  "what code exports as configuration is taken, or refused by its key",
  { timeout: fuzzTimeout },
  async () => {
    const names = [
      "extends",
      "plugins",
      "rules",
      "overrides",
      "files",
      "site",
      "cache",
      "__proto__",
      "constructor",
      "",
      "a.b",
    ];
    const value = fc.anything({
      key: fc.constantFrom(...names),
      values: [
        fc.constantFrom<unknown>(
          ...oddities,
          true,
          3,
          -1,
          "error",
          "off",
          "a.md",
        ),
      ],
      withNullPrototype: true,
      withMap: true,
      withDate: true,
      withBigInt: true,
      withSparseArray: true,
    });
    await fuzz({
      name: "configuration of code",
      share: 0.02,
      cases: value,
      run: (data) =>
        told(() => {
          readConfigObject("guidepost.config.ts", data);
          return "";
        }),
    });
  },
);

const frontMatter = `title: Upgrade to 2.0
guidepost: { product: mill, from: "1.0.0", to: "2.0.0", digest: abc, sources: [a.yaml] }
tags: [a, b]
`;

test(
  "front matter of any kind leaves the page to be linted",
  { timeout: fuzzTimeout },
  async () => {
    const matter = fc.oneof(
      mutated([frontMatter], {
        noise: ["*a", "&a [*a]", "<<: *a", "!!js/function ", "? "],
      }),
      treeEdits().map((edit) => edit(frontMatter)),
    );
    const reached = await fuzz({
      name: "front matter",
      share: 0.05,
      cases: fc
        .tuple(matter, fc.constantFrom("---", "+++", "--- "))
        .map(
          ([text, mark]) =>
            `${mark}\n${text}\n${mark}\n\n# Up\n\n\`\`\`bash\nmill up\n\`\`\`\n`,
        ),
      run(page) {
        const { from, to } = expectationsOf(readDocument(page));
        const seen = lintPage(page);
        return {
          ...seen,
          text: `${seen.text}${printable(String([from, to]))}`,
        };
      },
    });
    expect(reached).toBeGreaterThan(0.3);
  },
);

test(
  "annotations that are written are read back, whatever stands around them",
  { timeout: fuzzTimeout },
  async () => {
    const value = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(...oddities, "\\n", '\\"')))
      .map((parts) => parts.join("").replace(/[\r\n]/g, ""));
    const other = fc.constantFrom(
      "bash",
      "{1,3}",
      "title",
      "=",
      '"',
      "a=",
      "ins={2}",
    );
    await fuzz({
      name: "annotations",
      share: 0.03,
      cases: fc.record({
        key: fc.constantFrom(
          "id",
          "skip",
          "prints",
          "__proto__",
          "constructor",
        ),
        value,
        others: fc.array(
          other.filter((word) => word !== '"'),
          { maxLength: 3 },
        ),
        behind: other,
      }),
      run({ key, value: written, others, behind }) {
        const quoted = written.replace(/[\\"]/g, "\\$&");
        const info = [...others, `${key}="${quoted}"`, behind].join(" ");
        const read = readAnnotations(info);
        const found = Object.hasOwn(read, key) ? read[key] : undefined;
        if (found !== written)
          throw new Error(`Unexpected ${JSON.stringify(found)} of ${info}`);
        return { text: printable(JSON.stringify(read)), reached: true };
      },
    });
  },
);

function told(make: () => string): Seen {
  try {
    return { text: printable(make()), reached: true };
  } catch (error) {
    if (!(error instanceof MetadataError || error instanceof UsageError))
      throw error;
    return { text: printable(error.message), reached: false };
  }
}
