import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lanternFiles, lanternsOf, repository } from "../support/repository.ts";
import { locate } from "../support/tools.ts";
import {
  removeFile,
  writeOutput,
  writeText,
  writeTexts,
} from "../../src/writing/write.ts";

const bwrap = locate("bwrap");
const cli = join(process.cwd(), "src/cli.ts");

describe("what is there already", () => {
  test("a file keeps who may use it", async () => {
    const root = await repository({ "run.md": "old" });
    chmodSync(join(root, "run.md"), 0o755);
    await writeText("run.md", "new", { root });
    expect(statSync(join(root, "run.md")).mode & 0o777).toBe(0o755);
  });

  test("a link stays one, and what it leads to is written", async () => {
    const root = await repository({ "docs/UPGRADE.md": "old" });
    symlinkSync("docs/UPGRADE.md", join(root, "UPGRADE.md"));
    symlinkSync("docs/new.md", join(root, "to-be.md"));
    await writeText("UPGRADE.md", "new", { root });
    await writeText("to-be.md", "made", { root });
    expect(readlinkSync(join(root, "UPGRADE.md"))).toBe("docs/UPGRADE.md");
    expect(readFileSync(join(root, "docs/UPGRADE.md"), "utf8")).toBe("new");
    expect(readFileSync(join(root, "docs/new.md"), "utf8")).toBe("made");
  });

  test.each(["secret", "not-yet"])(
    "a link to a file outside is not followed: %s",
    async (name) => {
      const outside = await repository({ secret: "old" });
      const root = await repository({});
      symlinkSync(join(outside, name), join(root, "UPGRADE.md"));
      await expect(writeText("UPGRADE.md", "new", { root })).rejects.toThrow(
        "is outside of",
      );
      expect(readdirSync(outside)).toEqual(["secret"]);
      expect(readFileSync(join(outside, "secret"), "utf8")).toBe("old");
    },
  );

  test("a link that leads back to itself is said to", async () => {
    const root = await repository({});
    symlinkSync("b.md", join(root, "a.md"));
    symlinkSync("a.md", join(root, "b.md"));
    await expect(writeText("a.md", "new", { root })).rejects.toMatchObject({
      message: "Cannot write `a.md`: its links lead in a circle",
      next: ["Remove the link that leads back to itself"],
    });
  });

  test("a folder, or a file where a folder must be, is said to be in the way", async () => {
    const root = await repository({ "guides/a.md": "old" });
    await expect(writeText("guides", "new", { root })).rejects.toThrow(
      "Cannot write `guides`: it is a folder",
    );
    await expect(
      writeText("guides/a.md/b.md", "new", { root }),
    ).rejects.toThrow("a part of the path is not a folder");
  });

  test("a file that somebody saved meanwhile stays as they saved it", async () => {
    const root = await repository({ "a.md": "read", "b.md": "theirs" });
    const writings = ["a.md", "b.md"].map((path) => ({
      path,
      text: "ours",
      before: "read",
    }));
    await expect(writeTexts(writings, { root })).rejects.toMatchObject({
      message: "Left `b.md` as it is: it changed while the command ran",
      next: [
        "Run it again: it starts from what the file says now",
        "Written before it, each whole: 1 of 2 files, the last `a.md`. The same command goes on from there",
      ],
    });
    expect(readFileSync(join(root, "b.md"), "utf8")).toBe("theirs");
    expect(readdirSync(root)).toEqual(["a.md", "b.md"]);
  });

  test("a file that is removed may be a link, and only that goes", async () => {
    const outside = await repository({ kept: "x" });
    const root = await repository({});
    symlinkSync(join(outside, "kept"), join(root, "link"));
    await removeFile("link", { root });
    expect(readdirSync(root)).toEqual([]);
    expect(readdirSync(outside)).toEqual(["kept"]);
  });
});

describe("what a killed process left", () => {
  const digest = /^\.guidepost-([0-9a-f]{8})-/;

  test("goes with the next file beside it; that of a process at work, and of people, stays", async () => {
    const root = await repository({});
    const code = `
      import { temporaryName } from "${join(process.cwd(), "src/writing/litter.ts")}";
      process.stdout.write(await temporaryName());
    `;
    const dead = execFileSync(
      process.execPath,
      ["--input-type=module", "-e", code],
      { encoding: "utf8" },
    );
    const ours = dead.replace(/-\d+-/, `-${process.pid}-`);
    const elsewhere = dead.replace(digest, ".guidepost-00000000-");
    const old = elsewhere.replace(/.{12}$/, "01234567.tmp");
    for (const name of [dead, ours, elsewhere, old, ".mine.tmp"])
      writeFileSync(join(root, name), "half");
    utimesSync(join(root, old), 0, 0);
    await writeText("a.md", "new", { root });
    expect(readdirSync(root).sort()).toEqual(
      [ours, elsewhere, ".mine.tmp", "a.md"].sort(),
    );
  });
});

describe("an output that the caller named", () => {
  test("is written through where it is the process's own", async () => {
    const root = await repository({ "a.md": "# A\n" });
    const run = (way: string) =>
      spawnSync(
        "/bin/sh",
        ["-c", `"$0" "$1" lint a.md --format sarif=/dev/stdout ${way}`].concat(
          process.execPath,
          cli,
        ),
        { cwd: root, encoding: "utf8" },
      );
    const [piped, redirected] = [run("| cat"), run("> report.sarif")];
    expect({ piped, redirected }).toMatchObject({
      piped: { status: 0, stderr: "" },
      redirected: { status: 0, stderr: "" },
    });
    const report = readFileSync(join(root, "report.sarif"), "utf8");
    expect(JSON.parse(report)).toMatchObject({ version: "2.1.0" });
    expect(report).toBe(piped.stdout);
    expect(statSync("/dev/stdout").isFile()).toBe(
      statSync(`/proc/self/fd/1`).isFile(),
    );
  });

  test.skipIf(!existsSync("/dev/full")).each([
    ["the report", "lint a.md > /dev/full"],
    ["the version", "--version > /dev/full"],
    ["help", "--help > /dev/full"],
  ])("that takes no more of %s fails the run", async (_, line) => {
    const root = await repository({ "a.md": "# A\n" });
    const script = `"$0" "$1" ${line}`;
    const args = ["-c", script, process.execPath, cli];
    const options = { cwd: root, encoding: "utf8" } as const;
    expect(spawnSync("/bin/sh", args, options)).toMatchObject({
      status: 2,
      stderr: "error: Cannot write the output: no space left on the device\n",
    });
  });

  test("may be a pipe", async () => {
    const root = await repository({});
    const pipe = join(root, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = import("node:fs/promises").then((fs) =>
      fs.readFile(pipe, "utf8"),
    );
    await writeOutput(pipe, "report");
    expect(await reader).toBe("report");
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});

describe("a place that cannot be written to", () => {
  test.skipIf(bwrap === undefined)(
    "a page that its author locked stays, and so does one in a locked folder",
    async () => {
      const page = "# A\n\n```bash\ngit commit -m “Feed”\n```\n";
      const root = await repository({ "a.md": page, "docs/b.md": page });
      chmodSync(join(root, "a.md"), 0o444);
      chmodSync(join(root, "docs"), 0o555);
      const mounts = ["--bind", root, root, "--cap-drop", "ALL"];
      for (const path of ["a.md", "docs/b.md"]) {
        const script = `"$0" "$1" lint --fix ${path}`;
        expect(within(root, mounts, script)).toMatchObject({
          status: 2,
          stderr: `error: Cannot write \`${path}\`: permission denied\n  Make the file and its folder writable for yourself\n`,
        });
        expect(readFileSync(join(root, path), "utf8")).toBe(page);
      }
      expect(readdirSync(join(root, "docs"))).toEqual(["b.md"]);
    },
  );

  test.skipIf(bwrap === undefined)(
    "a file system that is read-only is said to be, and nothing is left",
    async () => {
      const root = await repository(lanternFiles);
      const { status, stderr } = within(root, ["--ro-bind", root, root]);
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(
          /^error: Cannot write `content\/guides\/lantern\/\S+`: the file system is read-only\n {2}Run it where the folder can be written to\n {2}Nothing was written\n$/,
        ),
      });
      expect(readdirSync(join(root, "content"))).toEqual(["products"]);
    },
  );

  test.skipIf(bwrap === undefined)(
    "a disk that is full halfway leaves whole pages, says how many, and the rerun goes on",
    async () => {
      const root = await repository(lanternsOf(8));
      const whole = join(root, "whole");
      mkdirSync(join(root, "content/guides"));
      mkdirSync(whole);
      execFileSync(process.execPath, [cli, "generate"], { cwd: root });
      const pages = join(root, "content/guides/lantern");
      const sizes = readdirSync(pages).map((name) =>
        Math.ceil(statSync(join(pages, name)).size / 4096),
      );
      const room = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / 2);
      const wanted = new Map(
        readdirSync(pages).map((name) => [
          name,
          readFileSync(join(pages, name), "utf8"),
        ]),
      );
      rmSync(pages, { recursive: true });
      // The pages that stand on the small disk are copied out of it.
      const guides = join(root, "content/guides");
      const { status, stderr } = within(
        root,
        [
          "--bind",
          root,
          root,
          "--size",
          String(room * 4096),
          "--tmpfs",
          guides,
        ],
        `"$0" "$1" generate; status=$?; cp -a ${guides}/. ${whole}; exit $status`,
      );
      expect({ status, stderr }).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(
          /: no space left on the device\n {2}Free some space, and run it again\n {2}Written before it, each whole: [1-9]\d* of \d+ files, the last `\S+`/,
        ),
      });
      const left = readdirSync(join(whole, "lantern"));
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(wanted.size);
      for (const name of left)
        expect(readFileSync(join(whole, "lantern", name), "utf8")).toBe(
          wanted.get(name),
        );
    },
  );

  /** Runs `generate` in a folder as a mount of its own shows it. */
  function within(
    root: string,
    mounts: readonly string[],
    script = '"$0" "$1" generate',
  ) {
    return spawnSync(
      bwrap ?? "",
      [
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        ...mounts,
        "--chdir",
        root,
        "/bin/sh",
        "-c",
        script,
        process.execPath,
        cli,
      ],
      { encoding: "utf8" },
    );
  }
});
