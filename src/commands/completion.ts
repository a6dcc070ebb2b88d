import type { Cli, CliCommand, CliOption, Offered } from "../completion/cli.ts";
import { shells } from "../completion/shells/index.ts";
import { UsageError } from "../usage.ts";
import type { Command, Entry, Option } from "./command.ts";
import { meant } from "./meant.ts";

const names = shells.map(({ name }) => name);

export const completion: Command = {
  operands: [{ name: "<shell>", summary: names.join(", "), takes: names }],
  examples: ["guidepost completion bash", "guidepost completion fish"],
  options: [],
  async run([name = ""], _, { version }) {
    const shell = shells.find((one) => one.name === name);
    if (shell) return { text: shell.script(await cliOf(version)), exitCode: 0 };
    throw new UsageError(
      `There is no completion for \`${name}\``,
      ...meant(name, names),
    );
  },
};

async function cliOf(version: string): Promise<Cli> {
  // Both list all that there is, and this command is one of them.
  const { commands } = await import("./index.ts");
  const { allRules } = await import("../lint/rules.ts");
  const { productRules } = await import("../lint/rules/product/index.ts");
  const { comparisons } = await import("./comparisons.ts");
  const rules = [...allRules, ...productRules, ...comparisons];
  return {
    name: "guidepost",
    version,
    commands: await Promise.all(commands.map(commandOf)),
    rules: rules.map(({ name }) => name).sort(),
  };
}

async function commandOf({ name, summary, load }: Entry): Promise<CliCommand> {
  const { operands, options } = await load();
  return {
    name,
    summary,
    options: options.map(optionOf),
    operands: operands.map(({ takes }) => takes ?? "text"),
    isOpenEnded: operands.at(-1)?.name.includes("...") ?? false,
  };
}

function optionOf({ flags, summary, choices, takes }: Option): CliOption {
  const names = flags.match(/(?<=^|[ ,])--?[\w-]+/g) ?? [];
  const placeholder = /[<[](.+)[>\]]$/.exec(flags)?.[1];
  return {
    names,
    summary,
    ...(placeholder !== undefined && {
      value: takes ?? choices ?? usualOf(names, placeholder),
    }),
  };
}

function usualOf(names: readonly string[], placeholder: string): Offered {
  if (/^(?:file|folder|page)\b/.test(placeholder)) return "files";
  return names.includes("--product") ? "products" : "text";
}
