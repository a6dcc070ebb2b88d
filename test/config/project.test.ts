import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { lint } from "../../src/commands/lint.ts";
import { repository } from "../support/repository.ts";
import { found, page, run } from "./support/project.ts";
import { refusal } from "./support/refusal.ts";

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
