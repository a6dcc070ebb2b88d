import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { harvest } from "../../src/commands/harvest.ts";
import { specsOf } from "../../src/commands/specs.ts";
import { sources } from "../../src/commands/pages/sources.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";

/** A program that prints its help as Go programs do. */
const mill = `#!/bin/sh
case "$*" in
--version) echo "mill v2.1.0" ;;
"grind --help")
cat <<'END'
Grind grain

Usage:
  mill grind GRAIN [flags]

Aliases:
  grind, crush

Flags:
  -f, --fine           Very fine
      --stone string   The stone to use
END
;;
--help)
cat <<'END'
Usage:
  mill [command]

Available Commands:
  grind       Grind grain
  help        Help about any command

Flags:
  -n, --namespace string   Which mill
END
;;
*) echo "Error: flag needs an argument" >&2; exit 1 ;;
esac
`;

const silentGit = `#!/bin/sh
case "$*" in
--version) echo "git version 2.39.5" ;;
--list-cmds=*) echo add ;;
*) echo "fatal: not a git repository" >&2; exit 128 ;;
esac
`;

let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "guidepost-"));
  await writeFile(join(root, "mill"), mill);
  await chmod(join(root, "mill"), 0o755);
});
afterAll(() => rm(root, { recursive: true }));

test("a CLI is harvested once, and its commands are judged from then on", async () => {
  const outcome = await run();
  expect(outcome.text).toBe("Wrote content/tools/mill/2.1.0.json\n");
  const first = await written();
  expect(first).toBe(`{
  "tool": "mill",
  "version": "2.1.0",
  "source": "mill 2.1.0",
  "style": "cobra",
  "inherited": ["-n --namespace="],
  "hidden": ["-h --help"],
  "commands": {
    "grind": {
      "aliases": ["crush"],
      "options": ["-f --fine", "--stone="],
      "hidden": ["-h --help"],
      "operands": "1"
    },
    "help": {
      "operands": "0.."
    },
    "completion": {
      "partial": true
    }
  }
}
`);
  await run();
  expect(await written()).toBe(first);
  expect(await lintPage("mill crush rye --stnoe=granite")).toEqual([
    "Unexpected `--stnoe`, expected `--stone`: `mill grind` has no such option in mill 2.1.0",
  ]);
});

test("a spec is opened where its tool is called, and nowhere else", async () => {
  await mkdir(join(root, "content/tools/broken"), { recursive: true });
  await writeFile(join(root, "content/tools/broken/1.json"), "no spec");
  expect(await lintPage("mill grind rye")).toEqual([]);
  await expect(lintPage("broken start")).rejects.toThrow(
    "it is no spec of a tool",
  );
});

test("where git tells nothing outside of a repository, its commands are not judged", async () => {
  const away = await mkdtemp(join(tmpdir(), "guidepost-"));
  onTestFinished(() => rm(away, { recursive: true }));
  await writeFile(join(away, "git"), silentGit);
  await chmod(join(away, "git"), 0o755);
  const options = { path: join(away, "git"), out: "content/tools" };
  const surroundings = { cwd: away, colour: false, version: "0" };
  await harvest.run(["git"], options, surroundings);
  const spec = join(away, "content/tools/git/2.39.5.json");
  expect(JSON.parse(await readFile(spec, "utf8"))).toMatchObject({
    commands: { add: { partial: true } },
  });
});

test("a CLI that nobody knows how to read is refused with the ways there are", async () => {
  await expect(
    harvest.run(["loom"], {}, { cwd: root, colour: false, version: "0" }),
  ).rejects.toThrow("Cannot read the help of `loom`");
});

function run() {
  return harvest.run(
    ["mill"],
    {
      adapter: "cobra",
      path: join(root, "mill"),
      source: "mill 2.1.0",
      out: "content/tools",
    },
    { cwd: root, colour: false, version: "0" },
  );
}

function written(): Promise<string> {
  return readFile(join(root, "content/tools/mill/2.1.0.json"), "utf8");
}

async function lintPage(command: string): Promise<string[]> {
  const page = `\`\`\`bash\n${command}\n\`\`\`\n`;
  const specs = await specsOf(root);
  const { findings } = await lintThoroughly(
    page,
    { file: "page.md" },
    { ...sources, specs },
  );
  return findings
    .filter(({ tier }) => tier === "tool")
    .map(({ message }) => message);
}
