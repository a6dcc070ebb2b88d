import fc from "fast-check";
import { expect, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import {
  renderBody,
  renderChangelog,
  renderOverview,
  renderScript,
  renderWorkflow,
} from "../../src/guide/render.ts";
import { lintProduct } from "../../src/lint/product/linter.ts";
import { productRules } from "../../src/lint/rules/product/index.ts";
import { planJson } from "../../src/plan/json.ts";
import { plan } from "../../src/plan/plan.ts";
import { readFragment } from "../../src/release/read-fragment.ts";
import { readProduct } from "../../src/release/read.ts";
import { readSections } from "../../src/release/sections.ts";
import { MetadataError, type MetadataFile } from "../../src/release/source.ts";
import { printable, printableJson } from "../../src/report/printable.ts";
import { lanternProduct, lanternReleases } from "../support/lantern.ts";
import { mutated } from "./mutations.ts";
import { fuzz, fuzzTimeout, type Seen } from "./runner.ts";
import { textsOf } from "./sources.ts";
import { treeEdits } from "./trees.ts";

const renderer = await loadRenderer();

/** Product first; small ones, for each case plans and renders them. */
const lantern: readonly MetadataFile[] = [
  { file: "content/products/lantern/product.yaml", text: lanternProduct },
  ...Object.entries(lanternReleases).map(([version, text]) => ({
    file: `content/products/lantern/releases/${version}.yaml`,
    text,
  })),
];
const harbourNames = ["product", "1.0.0", "1.1.0", "1.2.0", "1.2.1", "1.3.0"];
const harbour: readonly MetadataFile[] = [
  ...harbourNames.map((name) => ({
    file: `content/products/harbour/${name === "product" ? name : `releases/${name}`}.yaml`,
    text: textsOf(`test/release/full/${name}.yaml`).join(),
  })),
  ...["1.0.0", "1.1.0"].map((name) => ({
    file: `content/products/harbour/releases/crane/${name}.yaml`,
    text: textsOf(`test/release/full/crane-${name}.yaml`).join(),
  })),
];

type Edit = (text: string) => string;

function changed(
  files: readonly MetadataFile[],
): fc.Arbitrary<readonly MetadataFile[]> {
  const texts = files.map(({ text }) => text);
  return fc
    .array(
      fc.tuple(
        fc.nat(files.length - 1),
        fc.oneof(
          { arbitrary: treeEdits(), weight: 4 },
          mutated(texts, {
            noise: [
              "- ",
              "? ",
              "*a",
              "&a ",
              "<<: *a",
              "!!binary ",
              "|",
              ">",
              "[",
              "{",
              ": ",
            ],
            most: 3,
          }).map(
            (text): Edit =>
              () =>
                text,
          ),
        ),
      ),
      { minLength: 1, maxLength: 3, size: "small" },
    )
    .map((edits) =>
      edits.reduce<readonly MetadataFile[]>((all, [index, edit]) => {
        const file = all[index];
        return file ? all.with(index, { ...file, text: edit(file.text) }) : all;
      }, files),
    );
}

test(
  "metadata of any kind are a product, or say what is wrong with them",
  { timeout: fuzzTimeout },
  async () => {
    const reached = await fuzz({
      name: "metadata",
      // Each case plans a whole product and writes its guide.
      share: 0.1,
      cases: fc.oneof(changed(lantern), changed(harbour)),
      run: everything,
    });
    expect(reached).toBeGreaterThan(0.1);
  },
);

test(
  "fragments and tables of sections read, or say what is wrong with them",
  { timeout: fuzzTimeout },
  async () => {
    const tables = textsOf("content/products/*/sections.yaml").map((text) =>
      text.split("\n").slice(0, 12).join("\n"),
    );
    // A fragment says of a release what another pull request may say, too.
    const fragment = harbour
      .filter(({ file }) => file.endsWith("harbour/releases/1.2.0.yaml"))
      .map(({ text }) =>
        text.replace(/^(?:version|date|status|channel):.*\n/gm, ""),
      );
    const texts = [...tables, ...fragment, ...fragment];
    const reached = await fuzz({
      name: "fragments and sections",
      share: 0.03,
      cases: fc.oneof(
        mutated(texts, { most: 2 }),
        fc
          .tuple(fc.constantFrom(...texts), treeEdits())
          .map(([text, edit]) => edit(text)),
      ),
      run: (text) => {
        const file = { file: "a.yaml", text };
        const all = [
          told(() => JSON.stringify(readSections(file))),
          told(() => JSON.stringify(readFragment(file))),
        ];
        return {
          text: all.map((seen) => printable(seen.text)).join(),
          reached: all.some(({ reached }) => reached),
        };
      },
    });
    expect(reached).toBeGreaterThan(0.1);
  },
);

/** All that is made of a product, or what its author is told instead. */
function everything(files: readonly MetadataFile[]): Seen {
  return told(() => {
    const [productFile, ...releaseFiles] = files;
    if (!productFile) return "";
    const product = readProduct(productFile, releaseFiles);
    const versions = product.releases.map(({ version }) => version);
    const planned = plan(product, versions[0] ?? "", versions.at(-1) ?? "");
    const texts = [
      renderOverview(product, renderer).body,
      renderChangelog(product, renderer).body,
      ...lintProduct(product, productRules).map(({ message }) =>
        printable(message),
      ),
    ];
    if (planned.kind === "no-path")
      return [
        ...texts,
        printable(planned.why),
        printable(planned.instead),
      ].join("\n");
    return [
      ...texts,
      printableJson(planJson(planned)),
      renderBody(planned, renderer),
      renderScript(planned, renderer).body,
      renderWorkflow(planned, renderer),
    ].join("\n");
  });
}

function told(make: () => string): Seen {
  try {
    return { text: make(), reached: true };
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    const lines = error.message.split("\n").map(printable);
    return { text: lines.join("\n"), reached: false };
  }
}
