import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { migrate } from "../../src/commands/migrate.ts";
import { newCommand } from "../../src/commands/new.ts";
import { loadProduct } from "../../src/commands/products.ts";
import { release } from "../../src/commands/release.ts";
import { lanternProduct } from "../support/lantern.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const releases = "content/products/lantern/releases";
const unreleased = "content/products/lantern/unreleased";

function run(command: Command, cwd: string, operands: string[], options = {}) {
  return command.run(operands, options, {
    cwd,
    colour: false,
    version: "0.0.0",
  });
}

function meaningfulLines(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

test("a new patch says what it must in six lines, and reads", async () => {
  const root = await repository(lanternFiles);
  const date = { date: "2025-03-01" };
  const { text } = await run(newCommand, root, ["lantern", "1.1.1"], date);
  expect(text).toBe(`written ${releases}/1.1.1.yaml\n`);
  const written = await readFile(join(root, releases, "1.1.1.yaml"), "utf8");
  expect(meaningfulLines(written)).toEqual([
    "schema: 1",
    "version: 1.1.1",
    "date: 2025-03-01",
    "summary: Say in one sentence what is new",
    "coverage: { env: checked }",
    "deprecated: none",
  ]);
  const product = await loadProduct(root, "lantern");
  expect(product.releases.at(-1)?.version).toBe("1.1.1");
});

test("a new minor offers every usual field, reads, and reads with all of them", async () => {
  const root = await repository(lanternFiles);
  await run(newCommand, root, ["lantern", "1.2.0"]);
  const path = join(root, releases, "1.2.0.yaml");
  const written = await readFile(path, "utf8");
  expect((await loadProduct(root, "lantern")).releases).toHaveLength(3);
  const uncommented = written
    .split("\n")
    .filter((line) => !line.startsWith("deprecated: none"))
    .map((line) =>
      /^# ( |\w+:)/.test(line) && !line.includes("What was")
        ? line.slice(2)
        : line,
    )
    .filter((line) => !line.startsWith("yaml-language-server"))
    .join("\n");
  await writeFile(path, uncommented);
  const product = await loadProduct(root, "lantern");
  expect(product.releases.at(-1)?.config).toHaveLength(3);
  expect(product.releases.at(-1)?.deprecated).toHaveLength(1);
});

test("the first release of a product needs no folder for it", async () => {
  const root = await repository({
    "content/products/lantern/product.yaml": lanternProduct,
  });
  await run(newCommand, root, ["lantern", "1.0.0"]);
  expect(await readdir(join(root, releases))).toEqual(["1.0.0.yaml"]);
});

test.each([
  [
    "releases/1.2.0.yml",
    "Rename it: content/products/lantern/releases/1.2.0.yaml",
  ],
  ["1.2.0.yaml", "Move it into `content/products/lantern/releases`"],
])(
  "a release in the wrong place is not passed over: %s",
  async (path, next) => {
    const root = await repository({
      ...lanternFiles,
      [`content/products/lantern/${path}`]: "schema: 1\n",
    });
    await expect(loadProduct(root, "lantern")).rejects.toMatchObject({
      next: [next],
    });
  },
);

test("a date that is none is not written down", async () => {
  const root = await repository(lanternFiles);
  await expect(
    run(newCommand, root, ["lantern", "1.2.0"], { date: "2026-13-01" }),
  ).rejects.toThrow("Unexpected date `2026-13-01`");
});

test("a release without fragments is left to `new`", async () => {
  const root = await repository(lanternFiles);
  await expect(run(release, root, ["lantern", "1.1.0"])).rejects.toMatchObject({
    message: "Nothing lies in `content/products/lantern/unreleased`",
    next: ["For a release without fragments: guidepost new lantern 1.1.0"],
  });
});

test("a release that exists is not written over", async () => {
  const root = await repository(lanternFiles);
  await expect(run(newCommand, root, ["lantern", "1.1.0"])).rejects.toThrow(
    `\`${releases}/1.1.0.yaml\` exists already`,
  );
});

test.each(["v1.2.0", "1.2", "../1.2.0"])(
  "`%s` is no version",
  async (version) => {
    const root = await repository(lanternFiles);
    await expect(run(newCommand, root, ["lantern", version])).rejects.toThrow(
      `Unexpected version \`${version}\``,
    );
  },
);

const fragments = {
  [`${unreleased}/10-wicks.yaml`]: `# Asked for by the pier
config:
  # measured in centimetres
  - { op: added, key: env/WICK_WIDTH, now: 2 }
requires:
  Oil: { range: ">=3" }
`,
  [`${unreleased}/20-smoke.yaml`]: `summary: Wider wicks
config:
  - { op: removed, key: env/WICK_LENGTH }
changes:
  - { id: soot, kind: behaviour, title: Less soot, impact: Clean less often }
`,
};

test("fragments fold into the release in their order, with their comments", async () => {
  const root = await repository({ ...lanternFiles, ...fragments });
  const { text } = await run(release, root, ["lantern", "1.2.0"], {
    date: "2025-03-01",
  });
  expect(text).toBe(
    `folded  ${unreleased}/10-wicks.yaml\nfolded  ${unreleased}/20-smoke.yaml\nwritten ${releases}/1.2.0.yaml\n`,
  );
  const written = await readFile(join(root, releases, "1.2.0.yaml"), "utf8");
  expect(written).toContain("# measured in centimetres");
  expect(written).toContain("summary: Wider wicks");
  const folded = (await loadProduct(root, "lantern")).releases.at(-1);
  expect(folded?.config.map(({ op, path }) => [op, path])).toEqual([
    ["added", "WICK_WIDTH"],
    ["removed", "WICK_LENGTH"],
  ]);
  expect(folded?.requires.map(({ name }) => name)).toEqual(["Oil"]);
  expect(await readdir(join(root, unreleased))).toEqual([]);
});

test("fragments that contradict each other fold nothing and are kept", async () => {
  const root = await repository({
    ...lanternFiles,
    ...fragments,
    [`${unreleased}/30-oil.yaml`]: 'requires: { Oil: { range: ">=4" } }\n',
  });
  await expect(run(release, root, ["lantern", "1.2.0"])).rejects.toMatchObject({
    next: [`${unreleased}/30-oil.yaml: \`requires\``],
  });
  expect(await readdir(join(root, unreleased))).toHaveLength(3);
});

test("a fragment with an error stops the release before anything is written", async () => {
  const root = await repository({
    ...lanternFiles,
    [`${unreleased}/10-bad.yaml`]: "confg: []\n",
  });
  await expect(run(release, root, ["lantern", "1.2.0"])).rejects.toThrow(
    `${unreleased}/10-bad.yaml:1:1 Unexpected key \`confg\``,
  );
  expect(await readdir(join(root, releases))).toEqual([
    "1.0.0.yaml",
    "1.1.0.yaml",
  ]);
});

test("files at the newest schema are left as they are, byte for byte", async () => {
  const root = await repository(lanternFiles);
  expect(await run(migrate, root, [], { check: true })).toEqual({
    text: "3 of 3 files are at schema 1\n",
    exitCode: 0,
  });
  await run(migrate, root, []);
  for (const [path, text] of Object.entries(lanternFiles))
    expect(await readFile(join(root, path), "utf8")).toBe(text);
});

test("a file without a schema number gets one and keeps its comments", async () => {
  const path = `${releases}/1.1.0.yaml`;
  const old = (lanternFiles[path] ?? "").replace(
    "schema: 1\n",
    "# Old but good\n",
  );
  const root = await repository({ ...lanternFiles, [path]: old });
  expect((await run(migrate, root, [], { check: true })).exitCode).toBe(1);
  expect((await run(migrate, root, [])).text).toContain(`written ${path}`);
  const written = await readFile(join(root, path), "utf8");
  expect(written).toContain("# Old but good");
  expect((await loadProduct(root, "lantern")).releases).toHaveLength(2);
});

test("a file from a newer Guidepost is refused", async () => {
  const path = `${releases}/1.1.0.yaml`;
  const newer = (lanternFiles[path] ?? "").replace("schema: 1", "schema: 2");
  const root = await repository({ ...lanternFiles, [path]: newer });
  await expect(run(migrate, root, [])).rejects.toMatchObject({
    message: `\`${path}\` has a newer schema than 1`,
    next: ["Install a newer Guidepost"],
  });
});
