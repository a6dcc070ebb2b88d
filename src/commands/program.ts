import { Command as Program, Option as Flag } from "commander";
import { printable } from "../report/printable.ts";
import type {
  Command,
  Entry,
  Option,
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
  const program = new Program("guidepost")
    .description(
      "Generates upgrade guides and checks that the commands in any guide hold",
    )
    .version(surroundings.version)
    .showHelpAfterError("  `guidepost --help` lists the commands")
    .configureOutput({ outputError: (text, write) => write(shown(text)) })
    .exitOverride();
  let outcome: Outcome = { text: "", exitCode: 0 };
  const asked = askedFor(argv);
  for (const entry of commands) {
    const sub = declare(program, entry);
    if (entry !== asked) continue;
    const command = await entry.load();
    accept(sub, command);
    sub.action(async () => {
      outcome = await command.run(sub.args, sub.opts(), surroundings);
    });
  }
  await program.parseAsync(argv, { from: "user" });
  return outcome;
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

function accept(sub: Program, { operands, options }: Command): void {
  for (const { name, summary } of operands) sub.argument(name, summary);
  for (const option of options) sub.addOption(flagOf(option));
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
