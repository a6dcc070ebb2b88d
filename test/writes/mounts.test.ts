import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lanternFiles, lanternsOf, repository } from "../support/repository.ts";
import { locate } from "../support/tools.ts";

const bwrap = locate("bwrap");
const cli = join(process.cwd(), "src/cli.ts");

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
