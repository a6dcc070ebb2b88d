import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const good = "# Guide\n\n```bash\nmill up\n```\n";
const bad = "# Guide\n\n```bash\nmill up\n";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guidepost-cli-"));
  mkdirSync(join(folder, "empty"));
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "good.md"), good);
  writeFileSync(join(folder, "bad.md"), bad);
  writeFileSync(join(folder, "node_modules/bad.md"), bad);
  writeFileSync(
    join(folder, "latin1.md"),
    Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("guidepost lint", () => {
  test("exits 0 where nothing is wrong and says what it did", () => {
    const { status, stdout, stderr } = guidepost("lint", "good.md");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^1 file, 1 block, 1 command; dry run: /);
  });

  test("exits 1 with the finding, its line and the help", () => {
    const { status, stdout } = guidepost("lint", "good.md", "bad.md");
    expect(status).toBe(1);
    expect(stdout).toContain("bad.md:3:1\n  error  ");
    expect(stdout).toContain("    3 | ```bash\n      | ^^^^^^^\n");
    expect(stdout).toContain("    help: ");
  });

  test("exits 1 with json, too, and prints nothing else", () => {
    const { status, stdout, stderr } = guidepost(
      "lint",
      "bad.md",
      "--format",
      "json",
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { files: 1, blocks: 1, errors: 1 },
      findings: [
        { rule: "unclosed-fence", file: "bad.md", line: 3, column: 1 },
      ],
    });
  });

  test("reports twice at once, once into a file", () => {
    const formats = ["--format", "gitlab=out.json", "--format", "checkstyle"];
    const { status, stdout } = guidepost("lint", "bad.md", ...formats);
    expect(status).toBe(1);
    expect(stdout).toContain('<file name="bad.md">');
    const written = readFileSync(join(folder, "out.json"), "utf8");
    expect(JSON.parse(written)).toMatchObject([
      { check_name: "unclosed-fence", location: { path: "bad.md" } },
    ]);
  });

  test("reads an ignored file when it is named", () => {
    expect(guidepost("lint", "node_modules/bad.md").status).toBe(1);
    expect(guidepost("lint", "node_modules").status).toBe(1);
    expect(guidepost("lint", "**/ba*.md").stdout).not.toContain("node_modules");
  });

  test("reads a file once, however often it is named", () => {
    const { stdout } = guidepost("lint", "good.md", "./good.md", "goo?.md");
    expect(stdout).toMatch(/^1 file,/);
  });

  test("succeeds on nothing only where that is allowed", () => {
    expect(guidepost("lint", "empty", "--allow-empty").status).toBe(0);
  });

  test("shows what it would fix, fixes it, and has nothing left to do", () => {
    const page = "# Guide\n\n```bash\n$ mill up\n```\n";
    writeFileSync(join(folder, "prompt.md"), page);
    const dry = guidepost("lint", "prompt.md", "--fix-dry-run");
    expect(dry.status).toBe(1);
    expect(dry.stdout).toContain("\n-$ mill up\n+mill up\n");
    const { status, stdout } = guidepost("lint", "prompt.md", "--fix");
    expect(status).toBe(0);
    expect(stdout).toContain("fixed 1 problem in prompt.md\n");
    expect(readFileSync(join(folder, "prompt.md"), "utf8")).toBe(good);
  });

  test("explains the block at a line", () => {
    const { status, stdout } = guidepost("lint", "--explain-block=good.md:4");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^good\.md:3-5\n {2}under Guide\n/);
  });

  test("prints no colour where nobody sees it", () => {
    expect(guidepost("lint", "bad.md").stdout).not.toContain("\u001b");
  });

  test.each([
    [["lint", "none.md"], "error: Cannot find `none.md`"],
    [["lint", "empty"], "error: Found no Markdown file at `empty`"],
    [["lint", "good.md", "*.rst"], "error: Found no Markdown file at `*.rst`"],
    [["lint", "latin1.md"], "line 1 is not valid UTF-8"],
    [["lint", "good.md", "--max-warnings", "few"], "expected a whole number"],
    [["lint", "--explain-block", "good.md:1"], "Found no block at line 1 of"],
    [["lint", "--explain-block", "good.md"], "expected a file and a line"],
    [["lint", "--format", "xml"], "Known formats: pretty, json, github"],
    [["lint", "--formt", "json"], "Did you mean --format?"],
    [["lnit"], "Did you mean one of init, lint?"],
    [["\u001b[2J"], "error: unknown command '\\u001b[2J'"],
    [["explain"], "missing required argument 'rule'"],
    [["explain", "unclosed-fense"], "Did you mean `unclosed-fence`?"],
    [["explain", "\u001b[2J"], "error: Unknown rule `\\u001b[2J`"],
  ])("exits 2 and says why: %j", (args, message) => {
    const { status, stdout, stderr } = guidepost(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

test.runIf(process.platform === "linux")(
  "a folder that is gone is no bug",
  () => {
    const gone = mkdtempSync(join(tmpdir(), "guidepost-gone-"));
    const script = 'rmdir "$PWD" && exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", script, process.execPath, cli, "lint"],
      { cwd: gone, encoding: "utf8" },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "error: The folder that this runs in is gone\n  Run it in one that is there\n",
    });
  },
);

test("guidepost rules lists every rule with its summary", () => {
  const { status, stdout } = guidepost("rules");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^unclosed-fence +error +fence +A fenced code block/m);
});

test("guidepost explain shows why, help and examples", () => {
  const { status, stdout } = guidepost("explain", "unclosed-fence");
  expect(status).toBe(0);
  for (const part of ["Why: ", "Help: ", "Good:", "Bad:"])
    expect(stdout).toContain(part);
});

test.each([["--version"], ["--help"], ["lint", "--help"]])(
  "guidepost %s %s exits 0",
  (...args) => {
    expect(guidepost(...args).status).toBe(0);
  },
);

function guidepost(...args: readonly string[]) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
}
