import { CommanderError } from "commander";
import { runProgram } from "../../src/commands/program.ts";
import { TemplateError } from "../../src/guide/template-file.ts";
import { MetadataError } from "../../src/release/source.ts";
import { printable } from "../../src/report/printable.ts";
import { UsageError } from "../../src/usage.ts";

/** What a user of the command line sees, without a process for each. */
export async function asUser(
  cwd: string,
  argv: readonly string[],
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const said: string[] = [];
  try {
    const { text, exitCode } = await runProgram(argv, {
      cwd,
      colour: false,
      version: "0.0.0",
      aside: { say: (line) => said.push(`${line}\n`) },
    });
    return { exitCode, output: said.join("") + text };
  } catch (error) {
    if (error instanceof UsageError)
      return refused([error.message, ...error.next]);
    if (error instanceof MetadataError || error instanceof TemplateError)
      return refused(error.message.split("\n"));
    if (error instanceof CommanderError)
      return { exitCode: error.exitCode === 0 ? 0 : 2, output: "" };
    throw error;
  }
}

function refused(lines: readonly string[]) {
  return { exitCode: 2, output: lines.map(printable).join("\n") };
}
