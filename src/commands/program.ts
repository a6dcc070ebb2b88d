import { Command as Program, Option as Flag } from "commander";
import { printable } from "../report/printable.ts";
import type {
  Command,
  Entry,
  Option,
  Options,
  Outcome,
  Surroundings,
} from "./command.ts";
import { commands } from "./index.ts";

/**
 * Runs what a command line asks for. Only that command is loaded.
 * @throws {CommanderError} when help was printed, or a word was not understood.
 */
export async function runProgram(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  let outcome: Outcome = { text: "", exitCode: 0 };
  await parse(argv, surroundings, async ({ run }, operands, options) => {
    outcome = await run(operands, options, surroundings);
  });
  return outcome;
}

/**
 * Hands on what a command line asks for. Of all commands only that one is loaded.
 * @throws {CommanderError} when help was printed, or a word was not understood.
 */
export async function parse(
  argv: readonly string[],
  { version }: Pick<Surroundings, "version">,
  act: (
    command: Command,
    ...asked: readonly [operands: readonly string[], options: Options]
  ) => Promise<void>,
): Promise<void> {
  const program = new Program("guidepost")
    .description(
      "Generates upgrade guides and checks that the commands in any guide hold",
    )
    .version(version)
    .showHelpAfterError("  `guidepost --help` lists the commands")
    .configureOutput({ outputError: (text, write) => write(shown(text)) })
    .exitOverride();
  const asked = askedFor(argv);
  for (const entry of commands) {
    const sub = declare(program, entry);
    if (entry !== asked) continue;
    const command = await entry.load();
    accept(sub, command);
    sub.action(() => act(command, sub.args, sub.opts()));
  }
  await program.parseAsync(argv, { from: "user" });
}

/** The program itself has no options that take a value: the first word decides. */
function askedFor(argv: readonly string[]): Entry | undefined {
  const [first, second] = argv.filter((word) => !word.startsWith("-"));
  const name = first === "help" ? second : first;
  return commands.find((entry) => entry.name === name);
}

function declare(program: Program, { name, summary }: Entry): Program {
  return program
    .command(name)
    .description(summary)
    .showHelpAfterError(`  \`guidepost ${name} --help\` says what it takes`);
}

function accept(sub: Program, { operands, options, examples }: Command): void {
  for (const { name, summary } of operands) sub.argument(name, summary);
  for (const option of options) sub.addOption(flagOf(option));
  const lines = examples.map((line) => `  ${line}`);
  sub.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

function flagOf(option: Option): Flag {
  const { flags, summary, choices, repeats, default: value } = option;
  const flag = new Flag(flags, summary);
  if (choices) flag.choices(choices);
  if (repeats) flag.argParser(collect);
  if (value !== undefined) flag.default(value);
  return flag;
}

/** Commander repeats what was typed. */
function shown(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** What stands there before the first value is the default. */
function collect(value: string, previous: unknown): readonly string[] {
  return Array.isArray(previous) ? [...previous, value] : [value];
}
