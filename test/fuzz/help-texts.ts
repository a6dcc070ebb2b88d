/** Help as families of programs print it, each of an invented mill. */
export const helpTexts: readonly string[] = [
  `Grinds grain

Usage:
  mill [flags]
  mill [command]

Aliases:
  mill grind, crush

Available Commands:
  grind       Grind grain
  sieve*      Sieve flour
  help        Help about any command

Flags:
  -f, --fine           Very fine
      --stone string   The stone to use (default "granite")
      --cascade='background': Must be one of these
  -n, --namespace list   Which mill

Global Flags:
      --debug   Tell more

Use "mill [command] --help" for more information about a command.
`,
  `Usage: mill [OPTIONS] COMMAND [ARGS]...

  Grinds grain.

Options:
  -c, --config <path>           The file to read
  -l, --level [DEBUG|INFO]      How much to tell  [default: INFO]
  --workdir PATH
  --version                     Show the version and exit.

Commands:
  grind   Grind grain
  sieve   Sieve flour
`,
  `usage: mill [-h] [-c CONFIG] [--raiseerr] {grind,sieve,check} ... FILE [FILE ...]

positional arguments:
  {grind,sieve,check}
    grind               Grind grain.

options:
  -h, --help            show this help message and exit
  -c CONFIG, --config CONFIG
                        Alternate file
  --format {fine,coarse}
`,
  `mill grinds grain.

Usage:
  mill [OPTION]... [GRAIN]

General options:
  -f, --file=FILENAME      output file
  -F, --format=c|d|t|p     format
  -j NUM, --jobs=NUM       use many
  [-D, --data=]DATADIR     location
  -?, --help               show this help, then exit

Unit Commands:
  grind [GRAIN...|SACK...]   Grind
  sieve SACK PATH            Sieve
`,
  `Usage: mill [options] [command] <grain>

Options:
  -V, --version          output the version number
  --format <format>      how to report (choices: "fine", "coarse", default: "fine")

Commands:
  grind [options] [paths...]  grinds
  help [command]              display help for command
`,
  `Usage:  docker compose [OPTIONS] COMMAND

Commands:
  up          Create and start
Management Commands:
  mill*       Mill (Docker Inc., v1.2.3)

Run 'docker COMMAND --help' for more
`,
  "add\ncommit\npush\n-x\n",
  "usage: git push [<options>] [<repository> [<refspec>...]]\n\n    -v, --[no-]verbose    be more verbose\n    -f, --force[=<mode>]  force\n    --repo <repository>\n",
  "All commands:\n\n    access, adduser, audit, bugs,\n    cache, ci\n\nSpecify configs\n",
  "Options:\n[-S|--save|--no-save] [-w|--workspace <name>\n\naliases: i, in\n\n",
  "mill 1.2.3\n",
  "error: flag needs an argument: --stone\n",
  "unknown shorthand flag: 'z' in -z\n",
];
