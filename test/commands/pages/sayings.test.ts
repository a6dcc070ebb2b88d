import { expect, test } from "vitest";
import { check } from "../../../src/commands/check.ts";
import { lint } from "../../../src/commands/lint.ts";
import { MetadataError } from "../../../src/release/source.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const stale = "# Upgrade\n\n```bash phase=upgrade\ngit checkout v1.0.0\n```\n";
const said = (to: string) =>
  `---\nguidepost: { product: lantern, from: "1.0.0", to: "${to}" }\n---\n`;

const upgrades = `overrides:
  - files: ["docs/upgrade-*.md", notes/one.md]
    product: lantern
    from: "1.0.0"
    to: "1.1.0"
`;

async function found(config: string, more: Record<string, string> = {}) {
  const cwd = await repository({
    ...lanternFiles,
    "docs/upgrade-a.md": stale,
    "docs/backup.md": stale,
    "notes/one.md": stale,
    "guidepost.config.yaml": config,
    ...more,
  });
  const here = { cwd, colour: false, version: "0.0.0" };
  const { text } = await lint.run(["docs", "notes"], { format: "json" }, here);
  return { here, told: told(text, "stale-pin") };
}

function told(text: string, rule: string): string[] {
  const { findings } = JSON.parse(text);
  return findings.flatMap((one: Record<string, string>) =>
    one["rule"] === rule ? [`${one["file"]}: ${one["message"]}`] : [],
  );
}

const message =
  "Unexpected `v1.0.0`, expected `v1.1.0`: here the guide upgrades";

test("pages that the configuration names are held against its product and versions, by lint and by check", async () => {
  const { here, told: linted } = await found(upgrades);
  const expected = [
    `docs/upgrade-a.md: ${message}`,
    `notes/one.md: ${message}`,
  ];
  expect(linted).toEqual(expected);
  const options = { format: "json", record: false };
  const checked = await check.run(["docs", "notes"], options, here);
  expect(told(checked.text, "stale-pin")).toEqual(expected);
});

test("a later entry wins over an earlier one, and a page's front matter over all", async () => {
  const { told } = await found(
    `${upgrades}  - { files: [notes/*.md], product: lantern, from: "1.0.0", to: "1.0.0" }\n`,
    { "docs/upgrade-b.md": said("1.0.0") + stale },
  );
  expect(told).toEqual([`docs/upgrade-a.md: ${message}`]);
});

test("a product, a version or a page that is not there ends the run, each at its line", async () => {
  const error: unknown = await found(`overrides:
  - files: ["docs/upgrading-*.md", notes/two.md]
    product: lantern
    from: "1.0.1"
    to: "1.1.0"
  - { files: [docs/backup.md], product: lanter }
`).catch((reason) => reason);
  if (!(error instanceof MetadataError)) throw error;
  expect(
    error.problems.map(({ line, message }) => `${line} ${message}`),
  ).toEqual([
    "4 Unexpected version `1.0.1`, expected `1.0.0`",
    "6 Unexpected product `lanter`, expected `lantern`",
    "2 Unexpected `docs/upgrading-*.md`, expected the path of a page, or a pattern that some page matches",
    "2 Unexpected `notes/two.md`, expected the path of a page, or a pattern that some page matches",
  ]);
});
