import { expect, test } from "vitest";
import { guidesOf, loadRenderer } from "../../src/commands/guides.ts";
import { lintThoroughly } from "../../src/index.ts";
import { sources } from "../../src/commands/pages/sources.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

const product = `${lanternProduct}policy:
  minorsAtOnce: 1
  bumps:
    minor: { says: May ask for settings, downtime: 10s..1m, migrations: Additive ones }
channels:
  stable: { title: Shore, says: For everybody }
runbooks:
  douse:
    title: Put the light out
    kind: emergency
    why: A storm is near
    downtime: 1m..5m
    steps:
      - { id: cover, title: 'Cover {{version}}', run: 'echo "$SITE" && docker compose stop' }
      - { id: dark, title: It is dark, phase: verify, run: docker compose ps }
      - { id: relight-it, title: Light it again, phase: rollback, run: docker compose start }
    troubleshooting:
      - { symptom: It glows, cause: Embers }
troubleshooting:
  - { symptom: It flickers, cause: Wind, during: operation, run: 'echo "$SITE"' }
  - { symptom: It smokes, cause: New wicks }
`;

async function pages(written = product, releases = lanternReleases) {
  const files = guidesOf(lantern(written, releases), await loadRenderer());
  return new Map(files.map((file) => [file.path.split("lantern/")[1], file]));
}

async function text(name: string, written = product): Promise<string> {
  return (await pages(written)).get(name)?.text ?? "";
}

test("a product has a guide a hop, an overview, and a page a runbook", async () => {
  expect([...(await pages()).keys()]).toEqual([
    "1.0.0-to-1.1.0.md",
    "overview.md",
    "runbooks/douse.md",
  ]);
});

test("the overview says what is supported, what a release may do and where to go", async () => {
  const overview = await text("overview.md");
  for (const line of [
    "| [1.1.0](1.0.0-to-1.1.0.md) | 2025-02-01 | yes | Longer wicks. 1 breaking change, 1 setting, 1 migration. |",
    "| Minor | May ask for settings. | 10 seconds to 1 minute | Additive ones |",
    "- One upgrade crosses at most 1 minor version.",
    "| Shore | For everybody. |",
    "| [Put the light out](runbooks/douse.md) | Emergency | A storm is near. | 1 minute to 5 minutes |",
    "**It flickers**",
  ])
    expect(overview.split("\n")).toContain(line);
  expect(overview).not.toContain("It smokes");
  expect(await text("1.0.0-to-1.1.0.md")).not.toContain("It flickers");
});

test("the overview names tools as code, and a line of releases by its number", async () => {
  const files = await pages(
    product.replace('docker: ">=24"', 'docker: ">=24 <30"'),
    {
      ...lanternReleases,
      "1.1.0": `${lanternReleases["1.1.0"]}stop: { at: line, because: the wicks need time }\n`,
    },
  );
  const lines = files.get("overview.md")?.text.split("\n") ?? [];
  expect(lines).toContain("| Docker Compose | `docker` `>=24 <30` |");
  expect(lines).toContain(
    "| any release of 1.1 | everybody | The wicks need time. |  |",
  );
});

test("a runbook names the newest version, and asks only for what it uses", async () => {
  const runbook = await text("runbooks/douse.md");
  expect(runbook).toContain("### 1. Cover 1.1.0");
  expect(runbook).toContain("export SITE='north pier'");
  expect(runbook).not.toContain("OIL_KEY");
  expect(runbook).not.toContain("Decide these first");
  const headings = runbook.split("\n").filter((line) => /^##+ /.test(line));
  expect(headings).toEqual([
    "## Your values",
    "## Carry it out",
    "### 1. Cover 1.1.0",
    "## Verify",
    "### 2. It is dark",
    "## Undo it",
    "### 1. Light it again",
    "## If something goes wrong",
  ]);
});

test("the pages beside the hops lint clean, and know the line each of their lines comes from", async () => {
  for (const [name, file] of await pages()) {
    if (name === "1.0.0-to-1.1.0.md") continue;
    const { path, expectations, trace } = file;
    const { findings } = await lintThoroughly(
      file.text,
      { file: path, expectations: expectations(), trace },
      sources,
    );
    expect(findings.map(({ message }) => message)).toEqual([]);
    const body = file.text.split("\n").findLastIndex((line) => line === "---");
    for (const [index, line] of file.text.split("\n").entries()) {
      if (index > body && line !== "")
        expect(trace(index + 1), `${name} ${line}`).toBeDefined();
    }
  }
  const douse = (await pages()).get("runbooks/douse.md");
  expect(douse?.expectations()).toMatchObject({ from: "1.1.0", to: "1.1.0" });
});
