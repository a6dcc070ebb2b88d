import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import type { Options } from "../../src/commands/command.ts";
import { generate } from "../../src/commands/generate.ts";
import { lint } from "../../src/commands/lint.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const page = `# Upgrade

\`\`\`bash
docker pull mill:latest
docker-compose up -d
\`\`\`
`;

async function run(
  cwd: string,
  paths: readonly string[] = [],
  options: Options = {},
) {
  const around = { cwd, colour: false, version: "0.0.0" };
  const { text, exitCode } = await lint.run(
    paths,
    { format: "json", ...options },
    around,
  );
  return { text, exitCode };
}

async function found(...given: Parameters<typeof run>): Promise<string[]> {
  const { text } = await run(...given);
  const { findings }: { findings: Record<string, string>[] } = JSON.parse(text);
  return findings.map(
    ({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`,
  );
}

const refusal = (message: string, ...next: string[]) =>
  expect.objectContaining({ message, next: expect.arrayContaining(next) });

describe("how loud a rule is", () => {
  const pages = { "a.md": page, "docs/old/b.md": page };
  const loud = async (config: string) =>
    found(await repository({ ...pages, "guidepost.config.yaml": config }));

  test("the configuration says by its name, and its tier's where it says none", async () => {
    expect(await loud("rules: { retired-command: error }")).toEqual([
      "a.md:5 error retired-command",
      "docs/old/b.md:5 error retired-command",
    ]);
    expect(await loud("rules: { tool: off }")).toEqual([]);
    expect(await loud("rules: { tool: off, retired-command: info }")).toEqual([
      "a.md:5 info retired-command",
      "docs/old/b.md:5 info retired-command",
    ]);
  });

  test("a later override wins over an earlier one, and both over what holds everywhere", async () => {
    expect(
      await loud(`rules: { retired-command: error }
overrides:
  - { files: [docs], rules: { retired-command: off } }
  - { files: ["docs/old/*.md"], rules: { retired-command: info } }
`),
    ).toEqual([
      "a.md:5 error retired-command",
      "docs/old/b.md:5 info retired-command",
    ]);
  });

  test("what was right in its day stays an info, whatever the configuration says", async () => {
    const historical = `---
guidepost: { from: "2.0.0", to: "3.0.0" }
---

# Upgrade

## Upgrading to 1.5

\`\`\`bash
docker-compose up -d
\`\`\`
`;
    const cwd = await repository({
      "a.md": historical,
      "guidepost.config.yaml": "rules: { retired-command: error }",
    });
    expect(await found(cwd)).toEqual(["a.md:10 info retired-command"]);
  });

  test("`--fix` leaves alone what is off", async () => {
    const cwd = await repository({
      "a.md": page,
      "guidepost.config.yaml": "rules: { retired-command: off }",
    });
    const { text } = await run(cwd, [], { fixDryRun: true });
    expect(text).toBe("");
  });
});

describe("which pages", () => {
  const pages = { "a.md": page, "docs/b.md": page, "docs/old/c.md": page };
  const config = "include: [docs]\nignore: [docs/old]\n";

  test("are those that the configuration includes, without those that it ignores", async () => {
    const cwd = await repository({ ...pages, "guidepost.config.yaml": config });
    expect(await found(cwd)).toEqual(["docs/b.md:5 warning retired-command"]);
    expect(await found(cwd, ["."])).toEqual([
      "a.md:5 warning retired-command",
      "docs/b.md:5 warning retired-command",
    ]);
  });

  test("an ignored page that is named says who ignores it", async () => {
    const cwd = await repository({ ...pages, "guidepost.config.yaml": config });
    await expect(run(cwd, ["docs/old/c.md"])).rejects.toThrow(
      refusal(
        "Found no Markdown file at `docs/old/c.md`",
        "What is there is ignored: `guidepost.config.yaml:2`",
      ),
    );
  });

  test("are named from the folder one stands in, and the configuration is found above it", async () => {
    const cwd = await repository({
      ...pages,
      "guidepost.config.yaml": config,
      ".git/HEAD": "ref: refs/heads/main\n",
    });
    const at = join(cwd, "docs");
    expect(await found(at)).toEqual(["b.md:5 warning retired-command"]);
    expect(await found(at, ["../a.md"])).toEqual([
      "../a.md:5 warning retired-command",
    ]);
  });
});

test("more warnings than the configuration bears fail a run, and a flag wins", async () => {
  const cwd = await repository({
    "a.md": page,
    "guidepost.config.yaml": "maxWarnings: 0\nformat: markdown\n",
  });
  expect((await run(cwd)).exitCode).toBe(1);
  expect((await run(cwd, [], { maxWarnings: "1" })).exitCode).toBe(0);
  const around = { cwd, colour: false, version: "0.0.0" };
  const { text } = await lint.run([], {}, around);
  expect(text).toMatch(/^## Guidepost: 0 errors, 1 warning/);
  const checked = await check.run([], { record: false }, around);
  expect(checked.exitCode).toBe(1);
});

describe("a configuration", () => {
  test("of which a folder has two names both", async () => {
    const cwd = await repository({
      "guidepost.config.yaml": "",
      "guidepost.config.json": "{}",
    });
    await expect(run(cwd, [], { allowEmpty: true })).rejects.toThrow(
      refusal(
        `Found two configurations in \`${cwd}\`: \`guidepost.config.yaml\` and \`guidepost.config.json\``,
        "Keep one of them; it may bring in others with `extends`",
      ),
    );
  });

  test("of a name that is nearly right is not passed over", async () => {
    const cwd = await repository({ "guidepost.config.yml": "" });
    await expect(run(cwd, [], { allowEmpty: true })).rejects.toThrow(
      refusal(
        `Unexpected file \`${join(cwd, "guidepost.config.yml")}\``,
        "Rename it: guidepost.config.yaml",
      ),
    );
  });

  test.each([
    ["yaml", "rules: { retired-command: off }"],
    ["json", '{ "rules": { "retired-command": "off" } }'],
    ["js", 'export default { rules: { "retired-command": "off" } };'],
    ["mjs", 'export default { rules: { "retired-command": "off" } };'],
    [
      "ts",
      'const level: "off" = "off";\nexport default { rules: { "retired-command": level } };',
    ],
  ])("may be written as .%s", async (ending, text) => {
    const cwd = await repository({
      "a.md": page,
      "package.json": '{ "type": "module" }',
      [`guidepost.config.${ending}`]: text,
    });
    expect(await found(cwd)).toEqual([]);
  });

  test("is the one that `--config` names", async () => {
    const cwd = await repository({
      "ci/off.yaml": "rules: { retired-command: off }",
      "a.md": page,
    });
    expect(await found(cwd, ["a.md"], { config: "ci/off.yaml" })).toEqual([]);
    await expect(run(cwd, [], { config: "ci/none.yaml" })).rejects.toThrow(
      refusal("Cannot find `ci/none.yaml`, which `--config` names"),
    );
  });

  test("tells of a misspelt rule at its line, overrides and presets included", async () => {
    const cwd = await repository({
      "a.md": page,
      "base.yaml": "rules:\n  retired-comand: off\n",
      "guidepost.config.yaml": "extends: ./base.yaml\n",
    });
    await expect(run(cwd)).rejects.toThrow(
      "base.yaml:2:3 Unknown rule `retired-comand`, expected `retired-command`",
    );
  });

  test("that extends itself by way of another says so", async () => {
    const cwd = await repository({
      "other.yaml": "extends: ./guidepost.config.yaml\n",
      "guidepost.config.yaml": "extends: ./other.yaml\n",
    });
    await expect(run(cwd)).rejects.toThrow(
      refusal("`guidepost.config.yaml` extends itself"),
    );
  });

  test("may be exported as a promise", async () => {
    const cwd = await repository({
      "a.md": page,
      "guidepost.config.mjs":
        'export default Promise.resolve({ rules: { "retired-command": "off" } });',
    });
    expect(await found(cwd)).toEqual([]);
  });

  test("that names a folder of specs which is not there says so", async () => {
    const cwd = await repository({
      "guidepost.config.yaml": "specs: [content, nowhere]\n",
      "content/a.md": page,
    });
    await expect(run(cwd)).rejects.toThrow(
      "guidepost.config.yaml:1:18 Unexpected `nowhere`, expected a folder of specs: `guidepost harvest` writes some",
    );
  });

  test("says which tools the readers of a page have, and commands are held against those", async () => {
    const command = "helm upgrade mill ./mill --rollback-on-failure";
    const cwd = await repository({
      "three/a.md": `\`\`\`bash\n${command}\n\`\`\`\n`,
      "four/b.md": `\`\`\`bash\n${command}\n\`\`\`\n`,
      "guidepost.config.yaml": `overrides:
  - { files: ["*/*.md"], tools: { helm: ">=3 <4" } }
  - { files: [four], tools: { helm: ">=4 <5" } }
`,
    });
    expect(await found(cwd)).toEqual(["three/a.md:2 error unknown-option"]);
  });

  test("whose code fails says where", async () => {
    const cwd = await repository({
      "guidepost.config.mjs": "const a = 1;\nexport default a.b.c;\n",
    });
    await expect(run(cwd)).rejects.toThrow(
      /^Cannot run `guidepost\.config\.mjs`: TypeError: Cannot read properties of undefined .*guidepost\.config\.mjs:2/,
    );
  });
});

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
