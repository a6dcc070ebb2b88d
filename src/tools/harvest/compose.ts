import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask, Harvested } from "./adapter.ts";
import { cobraCommands } from "./cobra.ts";
import { listedNames, sections, withoutEmpty } from "./help-text.ts";
import { go, readOptionLines, type Notation } from "./option-line.ts";
import { hiddenOptions, probeValues } from "./probe.ts";
import { versionIn } from "./version.ts";

/** `--timeout TIMEOUT`, `--build-arg key=val`, `--ansi (never|always|auto)`. */
const docopt: Notation = { value: /^(?:=| \S+(?: [A-Z]+)?(?:\s{2,}|$)| \()/ };

/** Of older versions; the newer ones take some of them still and do not say so. */
const OLD =
  "--all --compress --force-rm --include-deps --memory --no-TTY --no-ansi --no-parallel --no-rm --parallel --verbose --version --volume --workdir -a -i -t -v".split(
    " ",
  );

export const compose: Adapter = {
  name: "compose",
  summary: "Docker Compose: the plugin, and the program in Python before it",
  tools: ["docker-compose"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    return /^ {2}docker-compose \[/m.test(text)
      ? readFirst(ask, text)
      : readSecond(ask, text);
  },
};

async function readFirst(ask: Ask, help: string): Promise<Harvested> {
  const commands: Record<string, CommandSpec> = {};
  for (const name of listedNames(sections(help).get("Commands") ?? [])) {
    const { text } = await ask([name, "--help"]);
    commands[name] = withoutEmpty({
      options: [...docoptOptions(text), "-h --help"],
    });
  }
  return {
    version: await versionIn(ask),
    style: "docopt",
    options: docoptOptions(help),
    commands,
  };
}

function docoptOptions(help: string): string[] {
  return readOptionLines(
    help.split("\n").filter((line) => /^ {2,6}-/.test(line)),
    docopt,
  );
}

async function readSecond(ask: Ask, help: string): Promise<Harvested> {
  const own = (sections(help).get("Options") ?? []).filter((line) =>
    /^ +-/.test(line),
  );
  const commands = await cobraCommands(ask, help);
  const found: Record<string, CommandSpec> = {};
  for (const [name, command] of Object.entries(commands))
    found[name] = {
      ...command,
      ...(name === "cp" && { operands: "2" }),
      hidden: [
        ...(command.hidden ?? []),
        ...(await hiddenOptions(ask, [name], OLD, command.options)),
      ],
    };
  const options = readOptionLines(own, go);
  return probeValues(ask, {
    version: await versionIn(ask),
    style: "levels",
    options,
    hidden: ["-h --help", ...(await hiddenOptions(ask, [], OLD, options))],
    commands: { ...found, alpha: { partial: true }, help: { operands: "0.." } },
  });
}
