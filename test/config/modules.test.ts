import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { execPath } from "node:process";
import { expect, test } from "vitest";
import { resolveModule, runModule } from "../../src/config/modules.ts";
import { repository } from "../support/repository.ts";

test("a configuration in TypeScript on a Node that reads none says what would do", async () => {
  const cwd = await repository({ "guidepost.config.ts": "export default {};" });
  const path = join(cwd, "guidepost.config.ts");
  expect(await runModule(path, "guidepost.config.ts")).toEqual({});
  await expect(runModule(path, "guidepost.config.ts", false)).rejects.toThrow(
    expect.objectContaining({
      message:
        "Cannot read `guidepost.config.ts`: TypeScript needs Node 22.18 or newer, or 24",
      next: [
        expect.stringMatching(
          /^This is Node \d+\.\d+\.\d+; write the configuration as \.yaml or \.mjs, or update Node$/,
        ),
      ],
    }),
  );
});

test("a module that exports nothing, or imports what is not there, says what to do", async () => {
  const cwd = await repository({
    "none.mjs": "export const level = 'off';\n",
    "lacks.mjs": "import 'guidepost-no-such-package';\nexport default {};\n",
  });
  await expect(runModule(join(cwd, "none.mjs"), "none.mjs")).rejects.toThrow(
    "`none.mjs` exports nothing by default",
  );
  await expect(runModule(join(cwd, "lacks.mjs"), "lacks.mjs")).rejects.toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^Cannot run `lacks\.mjs`: /),
    }),
  );
});

test("what Node brings is no package, and a package is found in the folders above", async () => {
  const cwd = await repository({
    "node_modules/@acme/preset/package.json": '{ "main": "preset.yaml" }',
    "node_modules/@acme/preset/preset.yaml": "",
    "docs/guidepost.config.yaml": "",
  });
  const from = { folder: join(cwd, "docs"), by: "guidepost.config.yaml" };
  expect(await resolveModule("@acme/preset", from)).toMatch(
    /@acme\/preset\/preset\.yaml$/,
  );
  for (const name of ["fs", "node:fs"])
    await expect(resolveModule(name, from)).rejects.toThrow(
      `Cannot find the package \`${name}\``,
    );
});

test("a configuration in TypeScript, and its plugin, run in the kind of package that npm init makes", async () => {
  const cwd = await repository({
    "package.json": '{ "type": "commonjs" }',
    "guide.md": "# Mill\n\n```bash\ndocker pull mill:latest\n```\n",
    "latest.ts": `import type { Stats } from "node:fs";
export const seen: Stats | undefined = undefined;
export const message = "Unexpected \`latest\`";
`,
    "plugin.ts": `import { message } from "./latest.ts";
export default {
  name: "mill",
  rules: [{
    name: "mill/latest", summary: "s", help: "h", severity: "error",
    *check() { yield { place: { line: 4, column: 1, endLine: 4, endColumn: 2 }, message }; },
  }],
};
`,
    "guidepost.config.ts": `export default { plugins: ["./plugin.ts"] as string[] };
`,
  });
  const { stdout, stderr } = lintIn(cwd);
  expect(stderr).toBe("");
  expect(stdout).toContain("error  Unexpected `latest`  mill/latest");
});

test("a module in the .js of such a package is told to be renamed", async () => {
  const cwd = await repository({
    "package.json": '{ "type": "commonjs" }',
    "guide.md": "# Mill\n",
    "guidepost.config.js": "export default {};\n",
  });
  const { stderr, status } = lintIn(cwd);
  expect(status).toBe(2);
  expect(stderr).toContain("Rename it to end in `.mjs`");
});

// A process of its own: how Node reads a file is what is asked for.
function lintIn(cwd: string) {
  const cli = resolve("src/cli.ts");
  return spawnSync(execPath, [cli, "lint"], { cwd, encoding: "utf8" });
}
