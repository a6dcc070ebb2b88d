import { execFileSync } from "node:child_process";
import {
  chmodSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removeFile, writeText, writeTexts } from "../../src/writing/write.ts";
import { repository } from "../support/repository.ts";

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
