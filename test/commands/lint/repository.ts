import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import { mergeReports } from "../../../src/commands/merge-reports.ts";
import type { Options } from "../../../src/commands/command.ts";

/** A folder with files, gone when the test is. */
export function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "guidepost-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  return root;
}

export function put(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export interface Ran {
  readonly text: string;
  readonly exitCode: number;
  /** What was said beside the text. */
  readonly said: readonly string[];
}

/** Runs `guidepost lint` in a folder. */
export function runLint(
  cwd: string,
  options: Options,
  paths: readonly string[] = [],
): Promise<Ran> {
  return run(lint, cwd, options, paths);
}

export function runMerge(
  cwd: string,
  options: Options,
  files: readonly string[],
): Promise<Ran> {
  return run(mergeReports, cwd, options, files);
}

async function run(
  command: typeof lint,
  cwd: string,
  options: Options,
  operands: readonly string[],
): Promise<Ran> {
  const said: string[] = [];
  const outcome = await command.run(operands, options, {
    cwd,
    colour: false,
    version: "1.0.0",
    aside: { say: (line) => said.push(line) },
  });
  return { ...outcome, said };
}

/** Durations differ from run to run, and nothing else may. */
export function timeless(text: string): string {
  return text
    .replace(/"durationMs": \d+/g, '"durationMs": 0')
    .replace(/\btime="[\d.]+"/g, 'time="0"');
}

export function git(cwd: string, ...args: readonly string[]): void {
  const who = ["-c", "user.name=Mill", "-c", "user.email=mill@example.org"];
  execFileSync("git", [...who, ...args], { cwd, stdio: "ignore" });
}

/** A page whose only block lacks the end of its pipe. */
export const broken = "# Upgrade\n\n```bash\nmill grind |\n```\n";
export const fine = "# Upgrade\n\n```bash\nmill grind\n```\n";
