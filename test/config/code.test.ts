import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/commands/lint.ts";
import { repository } from "../support/repository.ts";
import {
  around,
  found,
  noLatest,
  page,
  plugin,
  run,
} from "./support/plugins.ts";
import { refusal } from "./support/refusal.ts";

describe("a package", () => {
  const installed = {
    "node_modules/guidepost-mill/package.json":
      '{ "name": "guidepost-mill", "type": "module", "exports": { ".": { "import": "./index.js" }, "./strict": "./strict.yaml" } }',
    "node_modules/guidepost-mill/index.js": noLatest,
    "node_modules/guidepost-mill/strict.yaml":
      "plugins: [./index.js]\nrules: { mill/no-latest: warning }\n",
  };

  test("may be a preset, which brings its own plugin", async () => {
    const files = {
      ...installed,
      "guidepost.config.yaml": "extends: guidepost-mill/strict\n",
    };
    expect(await found(files)).toEqual([
      "4 warning mill/no-latest: Unexpected `latest`, expected a version",
    ]);
    const config = `${files["guidepost.config.yaml"]}plugins: [guidepost-mill]\nrules: { mill/no-latest: off }\n`;
    expect(await found({ ...files, "guidepost.config.yaml": config })).toEqual(
      [],
    );
  });

  test("that is not there is asked for", async () => {
    const files = {
      "guidepost.config.yaml": "plugins: [guidepost-mil]\n",
    };
    await expect(run(files)).rejects.toThrow(
      refusal(
        "Cannot find the package `guidepost-mil`, which `guidepost.config.yaml` names",
        "Install it: npm install --save-dev guidepost-mil",
      ),
    );
    await expect(
      run({ ...plugin(""), "guidepost.config.yaml": "plugins: [own.mjs]\n" }),
    ).rejects.toThrow(
      refusal(
        "Cannot find the package `own.mjs`, which `guidepost.config.yaml` names",
        "For the file write `./own.mjs`",
      ),
    );
  });

  test("that is no plugin says what is wrong with it", async () => {
    await expect(
      run(plugin('rules: [{ name: "own rule", check: 7 }], tool: []')),
    ).rejects.toThrow(
      refusal(
        "`own.mjs` is no plugin",
        "`rules[0].name`: Unexpected `own rule`, expected letters, digits, `-`, `.` and `/` alone",
        "`rules[0].summary`: Missing `summary`, expected text",
        "`rules[0].check`: Unexpected `7`, expected a function",
        "Unexpected key `tool`, expected `version`, `tools`, `reporters`",
      ),
    );
  });
});

describe("with `--no-config-code`", () => {
  const strangers = { configCode: false };
  const loud = { "own.mjs": 'throw new Error("ran");' };

  test("plugins are left out, and that is said", async () => {
    const files = {
      ...loud,
      "guidepost.config.yaml":
        "plugins: [./own.mjs, not-installed]\nrules: { mill/no-latest: off }\n",
    };
    expect(await found(files, strangers)).toEqual([]);
    const said: string[] = [];
    const cwd = await repository({ "a.md": page, ...files });
    await lint.run(["a.md"], strangers, {
      cwd,
      ...around,
      aside: { say: (line) => said.push(line) },
    });
    expect(said).toEqual([
      "left out, for no code of the configuration may run: `./own.mjs`, `not-installed`",
    ]);
  });

  test.each([
    ["guidepost.config.mjs", "throw new Error('ran');"],
    ["guidepost.config.yaml", "extends: ./own.mjs"],
  ])(
    "what only code says of the project ends the run: %s",
    async (name, text) => {
      await expect(run({ ...loud, [name]: text }, strangers)).rejects.toThrow(
        /^Refused to run `(?:guidepost\.config|own)\.mjs`: `--no-config-code` reads YAML and JSON alone$/,
      );
    },
  );

  test("specs of another folder of the machine are not read", async () => {
    const root = await repository({
      "own/a.md": page,
      "own/guidepost.config.yaml": "specs: ../private\n",
      "private/mill/1.0.0.json": "{}",
    });
    const surroundings = { cwd: join(root, "own"), ...around };
    await expect(lint.run(["a.md"], strangers, surroundings)).rejects.toThrow(
      "Unexpected `../private`, expected a folder of the repository, with `--no-config-code`",
    );
    const { text } = await lint.run(["a.md"], {}, surroundings);
    expect(text).toContain("1 file");
  });
});
