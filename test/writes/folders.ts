import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { treeOf, type Tree } from "./trees.ts";
import type { Work } from "./works.ts";

const { version }: { version: string } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

/** How a work leaves its folder, and how it may stand on the way there. */
export interface States {
  readonly all: readonly Tree[];
  readonly done: Tree;
}

/** A copy of the folder in which a command has something to do; it goes with the test. */
export async function prepared(work: Work): Promise<string> {
  const home = homes.get(work) ?? made(work);
  homes.set(work, home);
  const root = mkdtempSync(join(tmpdir(), "guidepost-writes-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(await home, join(root, "home"), { recursive: true });
  return join(root, "home");
}

const homes = new Map<Work, Promise<string>>();
const folders: string[] = [];
afterAll(() => {
  for (const root of folders) rmSync(root, { recursive: true, force: true });
});

async function made({ files, prepare }: Work): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "guidepost-writes-"));
  folders.push(root);
  await put(root, files);
  if (prepare) {
    await guidepost(root, prepare.run);
    await put(root, prepare.files);
  }
  return root;
}

async function put(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    if (path.startsWith("bin/")) await chmod(join(root, path), 0o755);
  }
}

/** The states of a work that `run` brings to its end in its folder. */
export async function statesOf(
  work: Work,
  run: (root: string) => Promise<void>,
): Promise<States> {
  const root = await prepared(work);
  const before = treeOf(root);
  await run(root);
  const done = treeOf(root);
  const onTheWay = work.between === undefined ? [] : [await prepared(work)];
  for (const folder of onTheWay) await guidepost(folder, work.between ?? "");
  return { all: [before, ...onTheWay.map(treeOf), done], done };
}

/** In this process, as the CLI runs it; gives what is said beside the text. */
export async function guidepost(
  cwd: string,
  line: string,
  said: string[] = [],
): Promise<void> {
  const aside = { say: (text: string) => void said.push(text) };
  await runProgram(line.split(" "), { cwd, colour: false, version, aside });
}
