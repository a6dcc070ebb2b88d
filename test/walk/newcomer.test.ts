import { test } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { repository } from "../support/repository.ts";
import { walk } from "./newcomer.ts";

test(
  "a newcomer gets from an empty repository to a checked guide, breaks a command, sees it and mends it",
  { timeout: 60_000 },
  async () => walk(fromSource, await repository({})),
);

/** In this process: that each command starts as a program is shown from the package. */
async function fromSource(root: string, ...args: readonly string[]) {
  const surroundings = { cwd: root, colour: false, version: "1.0.0" };
  const { text, exitCode } = await runProgram([...args], surroundings);
  return { status: exitCode, stdout: text, stderr: "" };
}
