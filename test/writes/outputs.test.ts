import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeOutput } from "../../src/writing/write.ts";
import { repository } from "../support/repository.ts";

const cli = join(process.cwd(), "src/cli.ts");

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
