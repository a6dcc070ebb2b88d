import type { CliCommand, Offered } from "../cli.ts";
import type { Shell } from "../shell.ts";

/** Runs in bash 3.2, too, which macOS has: no `mapfile`, and `compopt` may be missing. */
export const bash: Shell = {
  name: "bash",
  summary: "Put `source <(guidepost completion bash)` into ~/.bashrc",
  script: (
    cli,
  ) => `# What bash offers behind \`${cli.name}\`, version ${cli.version};
# written by \`${cli.name} completion bash\`.
_${cli.name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} last=\${COMP_WORDS[COMP_CWORD - 1]}
  local command='' options='' valued=' ' offered='' value='' count=0 skips='' at one
  # Bash takes the sign in --format=json for a word.
  if [[ $last == = ]]; then last=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  if [[ $word == = ]]; then word=''; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} != -* ]]; then command=\${COMP_WORDS[at]}; break; fi
  done
  case $command in
${cli.commands.map(caseOf).join("\n")}
  *) options='--help --version'; offered='${cli.commands.map(({ name }) => name).join(" ")}' ;;
  esac
  for ((at++; at < COMP_CWORD; at++)); do
    one=\${COMP_WORDS[at]}
    if [[ $one == = ]]; then skips=yes
    elif [[ -n $skips ]]; then skips=''
    elif [[ $valued == *" $one "* ]]; then skips=yes
    elif [[ $one != -* ]]; then count=$((count + 1)); fi
  done
  if [[ $valued == *" $last "* ]]; then
    case "$command $last" in
${cli.commands.flatMap(valuesOf).join("\n")}
    esac
  elif [[ $word == -* ]]; then
    value=$options
  else
    case "$command $count" in
${cli.commands.flatMap(operandsOf).join("\n")}
    *) value=$offered ;;
    esac
  fi
  local IFS=$' \\t\\n' found=''
  case $value in
  @files)
    compopt -o filenames 2>/dev/null
    found=$(compgen -f -- "$word") ;;
  @products)
    value=''
    for one in content/products/*/product.yaml; do
      [[ -e $one ]] && one=\${one%/product.yaml} && value+=" \${one##*/}"
    done
    found=$(compgen -W "$value" -- "$word") ;;
  @rules) found=$(compgen -W '${cli.rules.join(" ")}' -- "$word") ;;
  *) found=$(compgen -W "$value" -- "$word") ;;
  esac
  COMPREPLY=()
  [[ -n $found ]] || return 0
  while IFS= read -r one; do COMPREPLY+=("$one"); done <<<"$found"
}
complete -F _${cli.name} ${cli.name}
`,
};

function caseOf({ name, options }: CliCommand): string {
  const all = options.flatMap(({ names }) => names);
  const valued = options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ names }) => names);
  const offered = ["--help", ...all].join(" ");
  return `  ${name}) options='${offered}'; valued=' ${valued.join(" ")} ' ;;`;
}

function valuesOf({ name, options }: CliCommand): string[] {
  return options.flatMap(({ names, value }) =>
    value === undefined || value === "text"
      ? []
      : [
          `    ${names.map((one) => `'${name} ${one}'`).join("|")}) value='${told(value)}' ;;`,
        ],
  );
}

function operandsOf({ name, operands, isOpenEnded }: CliCommand): string[] {
  return operands.flatMap((offered, at) => {
    if (offered === "text") return [];
    const isLast = isOpenEnded && at === operands.length - 1;
    const place = isLast ? `'${name} '*` : `'${name} ${at}'`;
    return [`    ${place}) value='${told(offered)}' ;;`];
  });
}

function told(offered: Offered): string {
  return typeof offered === "string" ? `@${offered}` : offered.join(" ");
}
