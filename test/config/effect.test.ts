import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { generate } from "../../src/commands/generate.ts";
import { plan } from "../../src/commands/plan.ts";
import { lanternFiles, repository } from "../support/repository.ts";
import { found, page, run } from "./support/project.ts";
import { refusal } from "./support/refusal.ts";

test("the product that a page names in its front matter wins over the configuration", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "a.md": '---\nguidepost: { product: lantern, from: "1.1.0" }\n---\n\n# A\n',
    "guidepost.config.yaml": `overrides:
  - { files: [a.md], product: lantern, from: "1.0.0", to: "1.1.0", tools: { helm: ">=3.12" } }
`,
  });
  const { text } = await run(cwd, [], { printConfig: "a.md" });
  const said = text.split("\n").map((line) => line.replace(/ +#/, " #"));
  expect(said).toContain("product: lantern # front matter");
  expect(said).toContain("from: 1.1.0 # front matter");
  expect(said).toContain("to: 1.1.0 # guidepost.config.yaml:2");
  expect(said).toContain('  helm: ">=3.12" # guidepost.config.yaml:2');
  await mkdir(join(cwd, "none"));
  await expect(run(cwd, [], { printConfig: "none" })).rejects.toThrow(
    refusal("Cannot find `none`, which `--print-config` names"),
  );
});

test("guides may stand in a folder of one's own, where `check` finds them fresh", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "guidepost.config.yaml": "guides: docs/upgrading\ninclude: [docs]\n",
  });
  const around = { cwd, colour: false, version: "0.0.0" };
  const { text } = await generate.run([], {}, around);
  expect(text).toMatch(
    /^written docs\/upgrading\/lantern\/1\.0\.0-to-1\.1\.0\.md$/m,
  );
  const fresh = await check.run([], { record: false, format: "json" }, around);
  const { findings }: { findings: Record<string, string>[] } = JSON.parse(
    fresh.text,
  );
  expect(findings.filter(({ rule }) => rule === "stale-guide")).toEqual([]);
  const path = join(cwd, "docs/upgrading/lantern/1.0.0-to-1.1.0.md");
  const guide = await readFile(path, "utf8");
  await writeFile(path, guide.replace("1.1.0", "1.1.1"));
  const stale = await check.run([], { record: false, format: "json" }, around);
  expect(JSON.parse(stale.text)).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({
        file: "docs/upgrading/lantern/1.0.0-to-1.1.0.md",
        message: expect.stringContaining("Stale guide"),
      }),
    ]),
  });
});

test("guides may not stand outside of the repository", async () => {
  const cwd = await repository({ "guidepost.config.yaml": "guides: ../out\n" });
  await expect(run(cwd)).rejects.toThrow(
    refusal(
      `Unexpected folder \`${join(cwd, "../out")}\` for \`guides\`, expected one below \`${cwd}\``,
    ),
  );
});

test("what a run found is kept where the configuration says, for the next", async () => {
  const cwd = await repository({
    "a.md": page,
    "guidepost.config.yaml": "cache: kept/answers\n",
  });
  const first = await found(cwd);
  expect(await readFile(join(cwd, "kept/answers"), "utf8")).toContain("a.md");
  expect(await found(cwd)).toEqual(first);
});

test("a plan is found from any folder of the repository", async () => {
  const cwd = await repository({
    ...lanternFiles,
    "guidepost.config.yaml": "",
    ".git/HEAD": "ref: refs/heads/main\n",
    "docs/a.md": "# A\n",
  });
  const around = { cwd: join(cwd, "docs"), colour: false, version: "0.0.0" };
  const hop = ["lantern", "1.0.0", "1.1.0"];
  const { text } = await plan.run(hop, { format: "text" }, around);
  expect(text).toMatch(/^Lantern 1\.0\.0 to 1\.1\.0/);
});
