import type { Cli, CliCommand, CliOption, Offered } from "../cli.ts";
import type { Shell } from "../shell.ts";

export const fish: Shell = {
  name: "fish",
  summary: "Write it to ~/.config/fish/completions/guidepost.fish",
  script: (
    cli,
  ) => `# What fish offers behind \`${cli.name}\`, version ${cli.version};
# written by \`${cli.name} completion fish\`.
function __${cli.name}_products
    for file in content/products/*/product.yaml
        basename (dirname $file)
    end
end
complete -c ${cli.name} -f
complete -c ${cli.name} -l help -d 'Say what it takes'
complete -c ${cli.name} -n __fish_use_subcommand -l version -d 'Print the version'
${cli.commands.flatMap((command) => linesOf(command, cli)).join("\n")}
`,
};

function linesOf(command: CliCommand, cli: Cli): string[] {
  const { name, summary, options, operands } = command;
  const start = `complete -c ${cli.name}`;
  const seen = `${start} -n '__fish_seen_subcommand_from ${name}'`;
  const [first] = operands;
  return [
    `${start} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...options.flatMap((option) =>
      optionLines(option, cli).map((line) => `${seen} ${line}`),
    ),
    ...(first === undefined || first === "text"
      ? []
      : [`${seen} ${valueOf(first, cli)}`]),
  ];
}

function optionLines({ names, summary, value }: CliOption, cli: Cli): string[] {
  const takes = value === undefined ? "" : ` -r ${valueOf(value, cli)}`;
  return names.map((name) => {
    const flag = name.startsWith("--")
      ? `-l ${name.slice(2)}`
      : `-s ${name.slice(1)}`;
    return `${flag}${takes} -d ${quoted(summary)}`;
  });
}

function valueOf(offered: Offered, { name, rules }: Cli): string {
  if (offered === "files") return "-F";
  if (offered === "text") return "-f";
  if (offered === "products") return `-f -a '(__${name}_products)'`;
  return `-f -a ${quoted((offered === "rules" ? rules : offered).join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
