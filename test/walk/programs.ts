import { execFile } from "node:child_process";
import { tmpdir } from "node:os";

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `guidepost`, however it is called; arguments follow the folder. */
export type Program = (
  root: string,
  ...args: readonly string[]
) => Promise<Ran>;

/** Runs a program in a folder, as a shell without a CI around it would. */
export function runIn(
  cwd: string,
  program: string,
  ...args: readonly string[]
): Promise<Ran> {
  const env = {
    PATH: process.env["PATH"],
    HOME: cwd,
    GIT_CEILING_DIRECTORIES: tmpdir(),
  };
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { cwd, env, maxBuffer: 64_000_000 },
      (_, stdout, stderr) =>
        resolve({ status: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

export async function git(
  root: string,
  ...args: readonly string[]
): Promise<void> {
  const identity = [
    "-c",
    "user.name=Mill",
    "-c",
    "user.email=mill@example.org",
  ];
  const { status, stderr } = await runIn(root, "git", ...identity, ...args);
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}
