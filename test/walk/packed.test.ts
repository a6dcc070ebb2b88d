import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { assemble } from "../../pack/assemble.ts";
import { repository } from "../support/repository.ts";
import { walk } from "./newcomer.ts";
import { runIn } from "./programs.ts";

// Packing and installing take longer than the walk itself.
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const minutes = 60_000;

describe.skipIf(!isDeep)("the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-walk-"));
  let tarball = "";

  beforeAll(async () => {
    await assemble(resolve("."), { out: join(folder, "package") });
    const { stdout } = await runIn(
      folder,
      "npm",
      "pack",
      "./package",
      "--silent",
    );
    tarball = join(folder, stdout.trim());
  }, 3 * minutes);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** An empty project with the package in it. */
  async function project(): Promise<string> {
    const root = await repository({ ".gitignore": "node_modules\n" });
    await runIn(root, "npm", "init", "--yes");
    await runIn(root, "npm", "install", "--save-dev", "--offline", tarball);
    return root;
  }

  test(
    "takes a newcomer from an empty repository to checked guides and their site",
    { timeout: 5 * minutes },
    async () => {
      const root = await project();
      await walk((at, ...args) => runIn(at, "npx", "guidepost", ...args), root);
      const at = (path: string) => readFileSync(join(root, path), "utf8");
      expect(at("content/products/mill/product.yaml")).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/node_modules\/guidepost\/schemas\/product\.schema\.json\n/,
      );
      expect(at(".github/workflows/guidepost.yml")).toContain(
        "      - run: npm ci\n      - run: npx guidepost check",
      );

      // Astro and Starlight are installed by who wants a site; Astro follows no
      // links out of the project.
      const ours = `${resolve("node_modules")}/.`;
      const linked = await runIn(root, "cp", "-aln", ours, "node_modules/");
      if (linked.status !== 0)
        await runIn(root, "cp", "-an", ours, "node_modules/");
      const built = await runIn(root, "npx", "guidepost", "site", "build");
      expect(built).toMatchObject({ status: 0 });
      expect(at("dist/index.html")).toContain("Mill");
      expect(
        readdirSync(join(root, "dist"), { recursive: true }),
      ).toContainEqual(expect.stringContaining("1.0.0-to-1.1.0"));
    },
  );

  test(
    "is what the action installs and runs",
    { timeout: 2 * minutes },
    async () => {
      const action = parse(readFileSync("action.yml", "utf8"));
      const [install, run] = action.runs.steps.slice(1);
      const root = await repository({
        "UPGRADE.md":
          "# Upgrade\n\n```bash\ndocker compose up --detatch\n```\n",
      });
      const output = join(root, ".output");
      await writeFile(output, "");
      const step = (script: string, variables: readonly string[]) =>
        runIn(
          root,
          "env",
          // The tarball is all that there is to install.
          "npm_config_offline=true",
          `GITHUB_OUTPUT=${output}`,
          `RUNNER_TEMP=${join(root, ".runner")}`,
          `GITHUB_ACTION_PATH=${process.cwd()}`,
          ...variables,
          "bash",
          "-e",
          "-o",
          "pipefail",
          "-c",
          script,
        );
      expect(
        await step(install.run, [`VERSION=file:${tarball}`]),
      ).toMatchObject({ status: 0 });
      const program =
        /^program=(.*)$/m.exec(readFileSync(output, "utf8"))?.[1] ?? "";
      expect(program).toContain(".runner/guidepost");
      const checked = await step(run.run, [
        `PROGRAM=${program}`,
        "COMMAND=lint",
        "PATHS=UPGRADE.md",
        "SARIF=",
        "FOLDER=.",
        "STRANGER=true",
      ]);
      expect(checked.status).toBe(1);
      expect(checked.stdout).toContain("::error file=UPGRADE.md,line=4");
    },
  );
});
