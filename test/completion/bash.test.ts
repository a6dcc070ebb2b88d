import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { completion } from "../../src/commands/completion.ts";
import { commands } from "../../src/commands/index.ts";
import { allRules } from "../../src/lint/rules.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const run = promisify(execFile);

let script = "";
beforeAll(async () => {
  const surroundings = { cwd: "/", colour: false, version: "1.2.3" };
  ({ text: script } = await completion.run(["bash"], {}, surroundings));
});

/** What bash offers for the last of the words, split as bash splits them. */
async function offered(...words: string[]): Promise<string[]> {
  const cwd = await repository({ ...lanternFiles, "docs/a b.md": "" });
  await writeFile(join(cwd, "completion.bash"), script);
  const { stdout } = await run(
    "bash",
    [
      "--norc",
      "-c",
      `source ./completion.bash
      complete -p guidepost | grep -q -- "-F _guidepost" || exit 1
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _guidepost
      printf '%s\\n' "\${COMPREPLY[@]}"`,
      "bash",
      "guidepost",
      ...words,
    ],
    { cwd },
  );
  return stdout.split("\n").filter((line) => line !== "");
}

describe("bash offers", () => {
  test("every command, and those that begin so", async () => {
    expect(await offered("")).toEqual(commands.map(({ name }) => name));
    expect(await offered("ch")).toEqual(["changelog", "check"]);
  });

  test("every option of each command", async () => {
    for (const { name, load } of commands) {
      const { options } = await load();
      const flags = options.map(({ flags }) => /--[\w-]+/.exec(flags)?.[0]);
      expect(await offered(name, "--")).toEqual(
        expect.arrayContaining(["--help", ...flags]),
      );
    }
  });

  test("the values of an option, behind a space and behind a sign", async () => {
    const formats = reporters.map(({ name }) => name);
    expect(await offered("lint", "--format", "")).toEqual(formats);
    expect(await offered("lint", "--format", "=")).toEqual(formats);
    expect(await offered("lint", "--format", "=", "sa")).toEqual(["sarif"]);
    expect(await offered("plan", "--require", "")).toEqual(["safe", "manual"]);
  });

  test("products where one is named, and nothing where a version is", async () => {
    expect(await offered("plan", "")).toEqual(["lantern"]);
    expect(await offered("plan", "lantern", "1")).toEqual([]);
    expect(await offered("plan", "--platform", "helm", "")).toEqual([
      "lantern",
    ]);
    expect(await offered("generate", "mill", "")).toEqual(["lantern"]);
    expect(await offered("init", "--product", "")).toEqual(["lantern"]);
  });

  test("rules, words and files where a command takes them", async () => {
    expect(await offered("explain", "unclosed")).toEqual(["unclosed-fence"]);
    expect(await offered("explain", "")).toEqual(
      expect.arrayContaining(allRules.map(({ name }) => name)),
    );
    expect(await offered("site", "")).toEqual(["build", "dev", "preview"]);
    expect(await offered("lint", "docs/")).toEqual(["docs/a b.md"]);
    expect(await offered("lint", "x.md", "cont")).toEqual(["content"]);
    expect(await offered("lint", "--config", "comp")).toEqual([
      "completion.bash",
    ]);
  });
});
