import type { Cli, CliCommand, CliOption, Offered } from "../cli.ts";
import type { Shell } from "../shell.ts";

export const zsh: Shell = {
  name: "zsh",
  summary: 'Write it to a file `_guidepost` in a folder of "$fpath"',
  script: (cli) => `#compdef ${cli.name}
# What zsh offers behind \`${cli.name}\`, version ${cli.version};
# written by \`${cli.name} completion zsh\`.
_${cli.name}_products() {
  local -a products
  products=(content/products/*/product.yaml(N:h:t))
  compadd -a products
}
_${cli.name}_rules() {
  local -a rules
  rules=(${cli.rules.join(" ")})
  compadd -a rules
}
_${cli.name}() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
${cli.commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join("\n")}
  )
  _arguments -C '(- *)--help[say what it takes]' '(- *)--version[print the version]' \\
    '1:command:->command' '*::word:->words'
  case $state in
  command) _describe command commands ;;
  words)
    case $line[1] in
${cli.commands.map(caseOf(cli)).join("\n")}
    esac ;;
  esac
}
# Loaded from a folder of $fpath it is the function; sourced it says what it is for.
if [ "$funcstack[1]" = "_${cli.name}" ]; then
  _${cli.name} "$@"
else
  compdef _${cli.name} ${cli.name}
fi
`,
};

function caseOf({ name: program }: Cli): (command: CliCommand) => string {
  return ({ name, options, operands, isOpenEnded }) => {
    const words = operands.map((offered, at) => {
      const isLast = isOpenEnded && at === operands.length - 1;
      return quoted(
        `${isLast ? "*" : at + 1}:word:${action(offered, program)}`,
      );
    });
    const all = [
      quoted("--help[say what it takes]"),
      ...options.flatMap((option) => optionSpecs(option, program)),
      ...words,
    ];
    return `    ${name}) _arguments ${all.join(" \\\n      ")} ;;`;
  };
}

function optionSpecs(
  { names, summary, value }: CliOption,
  program: string,
): string[] {
  const says = summary.replace(/[\\[\]]/g, "\\$&");
  const takes = value === undefined ? "" : `:value:${action(value, program)}`;
  return names.map((name) =>
    quoted(`*${name}${value === undefined ? "" : "="}[${says}]${takes}`),
  );
}

function action(offered: Offered, program: string): string {
  if (offered === "files") return "_files";
  if (offered === "text") return " ";
  if (typeof offered === "string") return `_${program}_${offered}`;
  return `(${offered.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
