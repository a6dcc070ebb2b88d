import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { derive } from "../../src/commands/derive.ts";
import { harvest } from "../../src/commands/harvest.ts";
import { lint } from "../../src/commands/lint.ts";
import { lintMetadata } from "../../src/commands/metadata/metadata.ts";
import { projectOf } from "../../src/commands/project.ts";
import { UsageError } from "../../src/usage.ts";
import { orchardRelease } from "../support/orchard.ts";
import { repository } from "../support/repository.ts";

const home = "content/products/orchard";
const release = `${home}/releases/1.1.0.yaml`;

const product = `schema: 1
id: orchard
name: Orchard
summary: Grows apples
tag: "v{{version}}"
platforms: { compose: { title: Docker Compose } }
cli: { pick: { run: bin/pick, adapter: cobra } }
steps: { upgrade: [{ id: grow, title: Grow, run: ./grow }] }
`;

/** A program that prints its help as Go programs do. */
function program(command: string, ...options: string[]): string {
  return `#!/bin/sh
case "$*" in
"${command} --help") cat <<'END'
Pick

Usage:
  pick ${command} ROW [flags]

Flags:
${options.map((option) => `      ${option}   Says so`).join("\n")}
END
;;
--help) cat <<'END'
Usage:
  pick [command]

Available Commands:
  ${command}       Pick them
  help        Help about any command
END
;;
*) echo "Error: flag needs an argument" >&2; exit 1 ;;
esac
`;
}

let root = "";

beforeEach(async () => {
  root = await repository({
    [`${home}/product.yaml`]: product,
    [`${home}/releases/1.0.0.yaml`]: orchardRelease,
    "old/bin/pick": program("apple", "--ripe", "--basket string"),
    "new/bin/pick": program("apples", "--ripe", "--bucket string"),
  });
  for (const folder of ["old", "new"])
    await chmod(join(root, folder, "bin/pick"), 0o755);
});

const surroundings = () => ({ cwd: root, colour: false, version: "0.0.0" });

function run(options: Record<string, string | boolean> = {}) {
  return derive.run(
    ["orchard"],
    {
      from: "old",
      to: "new",
      release: "1.1.0",
      date: "2026-02-01",
      ...options,
    },
    surroundings(),
  );
}

async function read(file = release): Promise<string> {
  return readFile(join(root, file), "utf8");
}

async function rewrite(file: string, from: string, to: string): Promise<void> {
  const text = await read(file);
  if (!text.includes(from)) throw new Error(`no \`${from}\` in ${file}`);
  await writeFile(join(root, file), text.replace(from, to));
}

async function undeclared(): Promise<string[]> {
  const { findings } = await lintMetadata(await projectOf({}, { cwd: root }), [
    "orchard",
  ]);
  return findings
    .filter(({ rule }) => /undeclared-change|unconfirmed-guess/.test(rule))
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("a CLI of the product's own", () => {
  test("is asked for its help where one says so, and what it lost becomes changes", async () => {
    const { exitCode } = await run({ runCli: true });
    expect(exitCode).toBe(0);
    const [, changes = ""] = (await read()).split("\nchanges:\n");
    expect(changes.split("\n").slice(0, 2)).toEqual([
      '  - { id: pick-apple-gone, kind: breaking, title: "`pick apple` is now `pick apples`", impact: Commands and scripts that use it stop with an error, usages: [ { was: pick apple, now: pick apples } ], confirm: "alike names, same place in the help" }',
      '  - { id: pick-apple-basket-gone, kind: breaking, title: "`pick apple --basket` is now `pick apples --bucket`", impact: Commands and scripts that use it stop with an error, usages: [ { was: pick apple --basket, now: pick apples --bucket } ], confirm: same place in the help }',
    ]);
    expect(await read(`${home}/tools/pick/1.1.0.json`)).toContain(
      '"version": "1.1.0",\n  "source": "bin/pick --help",\n  "since": "1.0.0",',
    );
  });

  test("changes no byte when it is derived again, asked anew or read as it was kept", async () => {
    await run({ runCli: true });
    const first = await read();
    for (const options of [{ runCli: true }, {}]) {
      expect((await run(options)).text).toBe(
        "nothing to write: release and files agree\n",
      );
      expect(await read()).toBe(first);
    }
  });

  test("tells once what is new, which nobody has to declare", async () => {
    await rewrite(
      "new/bin/pick",
      "--ripe   ",
      "--ripe   Says so\n      --sweet   ",
    );
    const { text } = await run({ runCli: true });
    expect(text.split("\n").filter((line) => line.startsWith("new"))).toEqual([
      "new     pick apples --sweet",
      "new     pick apples --bucket",
    ]);
    expect((await run({ runCli: true })).text).not.toContain("new ");
  });

  test("is never run without being asked for", async () => {
    await rewrite("new/bin/pick", "case", `touch "${root}/was-run"; case`);
    await expect(run()).resolves.toMatchObject({ exitCode: 0 });
    await expect(read("was-run")).rejects.toThrow("ENOENT");
  });

  test("is harvested for a release by name, too", async () => {
    const { text } = await harvest.run(
      ["pick"],
      { product: "orchard", release: "1.0.0", path: "old/bin/pick" },
      surroundings(),
    );
    expect(text).toBe(`Wrote ${home}/tools/pick/1.0.0.json\n`);
    await run({ runCli: true });
    expect(await read()).toContain("pick-apple-gone");
  });

  test("that does not start is not taken for one that lost everything", async () => {
    await writeFile(join(root, "new/bin/pick"), "#!/bin/sh\nexit 1\n");
    await expect(run({ runCli: true })).rejects.toThrow(
      "`bin/pick` told of no command and no option",
    );
  });

  test("is not run from a commit, and one that the product does not name is refused", async () => {
    await expect(run({ to: "main", runCli: true, repo: "." })).rejects.toThrow(
      UsageError,
    );
    await expect(
      harvest.run(
        ["pack"],
        { product: "orchard", release: "1.0.0" },
        surroundings(),
      ),
    ).rejects.toThrow("`orchard` has no command line `pack`");
  });
});

describe("check", () => {
  beforeEach(async () => {
    await run({ runCli: true });
  });

  test("asks a person to confirm what looks like a rename, and is content then", async () => {
    expect(await undeclared()).toEqual([
      `${release}:23 Unexpected guess about \`pick-apple-gone\`, expected a person's word: alike names, same place in the help`,
      `${release}:24 Unexpected guess about \`pick-apple-basket-gone\`, expected a person's word: same place in the help`,
    ]);
    await rewrite(
      release,
      ', confirm: "alike names, same place in the help"',
      "",
    );
    await rewrite(release, ", confirm: same place in the help", "");
    expect(await undeclared()).toEqual([]);
  });

  test("fails where a command is gone and no change says so", async () => {
    await writeFile(
      join(root, release),
      (await read()).replace(/^changes:[^]*$/m, ""),
    );
    expect(await undeclared()).toEqual([
      `${release}:1 Missing change that \`pick apple\` is gone, expected as between pick 1.0.0 and 1.1.0`,
      `${release}:1 Missing change that \`pick apple --basket\` is gone, expected as between pick 1.0.0 and 1.1.0`,
    ]);
  });

  test("is content with a command that was deprecated up to the release", async () => {
    await writeFile(
      join(root, release),
      (await read()).replace(/^changes:[^]*$/m, ""),
    );
    await rewrite(
      `${home}/releases/1.0.0.yaml`,
      "deprecated: none",
      "deprecated:\n  - { subject: pick apple, removed: 1.1.0, instead: pick apples }",
    );
    expect(await undeclared()).toEqual([]);
  });

  test("fails where a change says what is not so", async () => {
    await rewrite(release, "now: pick apples }", "now: pick pears }");
    await rewrite(
      release,
      "was: pick apple --basket",
      "was: pick apple --ripe",
    );
    expect(await undeclared()).toContain(
      `${release}:23 Unexpected \`pick pears\`, pick 1.1.0 does not have it`,
    );
  });
});

describe("a page written by hand that names product and versions", () => {
  const page = (...lines: string[]) =>
    [
      "---",
      "title: Pick",
      'guidepost: { product: orchard, from: "1.0.0", to: "1.1.0" }',
      "---",
      "",
      ...lines,
      "",
    ].join("\n");

  async function said(...lines: string[]): Promise<string[]> {
    await writeFile(join(root, "page.md"), page(...lines));
    const { text } = await lint.run(
      ["page.md"],
      { format: "json" },
      surroundings(),
    );
    const { findings } = JSON.parse(text);
    return findings.map(
      (one: Record<"severity" | "line" | "column" | "message", string>) =>
        `${one.line}:${one.column} ${one.severity} ${one.message}`,
    );
  }

  beforeEach(async () => {
    await run({ runCli: true });
    await rewrite(
      release,
      ', confirm: "alike names, same place in the help"',
      "",
    );
    await rewrite(release, ", confirm: same place in the help", "");
  });

  test("is held against the version that its phase is at", async () => {
    expect(
      await said(
        "```bash phase=prepare",
        "pick apple --basket old north",
        "```",
        "",
        "```bash phase=verify",
        "pick apples --bucket new north",
        "pick apple --basket old north",
        "pick apple --ripe north",
        "```",
      ),
    ).toEqual([
      "12:1 error Unexpected `pick apple --basket`, expected `pick apples --bucket`: gone since 1.1.0",
      "13:1 error Unexpected `pick apple`, expected `pick apples`: gone since 1.1.0",
    ]);
  });

  test("is told which version has what it uses too early, and the nearest name of a slip", async () => {
    expect(
      await said(
        "```bash phase=backup",
        "pick apples north",
        "pick apple --rip3 north",
        "```",
      ),
    ).toEqual([
      "7:6 error Unexpected `apples`, expected `apple`: `pick` has no such subcommand in pick 1.0.0 (1.1.0 has it)",
      "8:12 error Unexpected `--rip3`, expected `--ripe`: `pick apple` has no such option in pick 1.0.0",
    ]);
  });

  test("may use either version where it upgrades, and nothing that neither has", async () => {
    expect(
      await said(
        "```bash phase=upgrade",
        "pick apple north",
        "pick apples north",
        "pick pears north",
        "```",
      ),
    ).toEqual([
      "9:6 error Unexpected `pears`: `pick` has no such subcommand in pick 1.0.0 to 1.1.0",
    ]);
  });

  test("is right where the program takes what a change calls gone", async () => {
    await rewrite(
      release,
      "was: pick apple --basket",
      "was: pick apples --ripe",
    );
    expect(
      await said("```bash phase=verify", "pick apples --ripe north", "```"),
    ).toEqual([]);
  });

  test("is not judged at a version that nobody harvested", async () => {
    await rm(join(root, `${home}/tools/pick/1.0.0.json`));
    expect(
      await said("```bash phase=backup", "pick whatever north", "```"),
    ).toEqual([]);
  });
});
