#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { Command as Program, CommanderError, Option as Flag } from "commander";
import type { Command, Outcome, Options } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { readText } from "./files.ts";
import { TemplateError } from "./guide/template.ts";
import { MetadataError } from "./release/source.ts";
import { printable } from "./report/printable.ts";
import { UsageError } from "./usage.ts";

const usageError = 2;
const bug = 3;

process.stdout.on("error", ignoreClosedPipe);
process.exitCode = await main(process.argv).catch(explain);

async function main(argv: readonly string[]): Promise<number> {
  const version = await ownVersion();
  const program = new Program("guidepost")
    .description(
      "Generates upgrade guides and checks that the commands in any guide hold",
    )
    .version(version)
    .showHelpAfterError("  `guidepost --help` lists the commands")
    .exitOverride();
  let exitCode = 0;
  for (const command of commands) {
    addCommand(program, command, async (operands, options) => {
      const outcome = await run(command, operands, options, version);
      process.stdout.write(outcome.text);
      exitCode = outcome.exitCode;
    });
  }
  await program.parseAsync(argv);
  return exitCode;
}

function addCommand(
  program: Program,
  command: Command,
  action: (operands: readonly string[], options: Options) => Promise<void>,
): void {
  const sub = program
    .command(command.name)
    .description(command.summary)
    .showHelpAfterError(
      `  \`guidepost ${command.name} --help\` says what it takes`,
    );
  for (const { name, summary } of command.operands) sub.argument(name, summary);
  for (const option of command.options) {
    const { flags, summary, choices, repeats, default: value } = option;
    const flag = new Flag(flags, summary);
    if (choices) flag.choices(choices);
    if (repeats) flag.argParser(collect);
    if (value !== undefined) flag.default(value);
    sub.addOption(flag);
  }
  sub.action(async () => action(sub.args, sub.opts()));
}

/** What stands there before the first value is the default. */
function collect(value: string, previous: unknown): readonly string[] {
  return Array.isArray(previous) ? [...previous, value] : [value];
}

function run(
  command: Command,
  operands: readonly string[],
  options: Options,
  version: string,
): Promise<Outcome> {
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const { GITHUB_STEP_SUMMARY: summaryFile = "" } = process.env;
  return command.run(operands, options, {
    cwd: process.cwd(),
    colour,
    ...(summaryFile !== "" && { summaryFile }),
    version,
  });
}

async function ownVersion(): Promise<string> {
  const path = fileURLToPath(new URL("../package.json", import.meta.url));
  const { version }: { version: string } = JSON.parse(await readText(path));
  return version;
}

/** Commander has printed its own message; help and version are its errors, too. */
function explain(error: unknown): number {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? 0 : usageError;
  if (error instanceof UsageError)
    return refuse([error.message, ...error.next]);
  if (error instanceof TemplateError) return refuse([error.message]);
  if (error instanceof MetadataError) return refuse(error.message.split("\n"));
  process.stderr.write(`This is a bug in guidepost:\n${stackOf(error)}\n`);
  return bug;
}

function refuse([what = "", ...rest]: readonly string[]): number {
  const lines = [`error: ${what}`, ...rest.map((line) => `  ${line}`)];
  process.stderr.write(
    lines.map((line) => `${printable(line).trimEnd()}\n`).join(""),
  );
  return usageError;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause === undefined ? "" : `\nbecause: ${stackOf(error.cause)}`;
  return `${error.stack}${cause}`;
}

/** `guidepost lint | head` is no failure. */
function ignoreClosedPipe(error: Error): void {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
}
