import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { sections } from "./help-text.ts";
import { angles, readOptionLines } from "./option-line.ts";
import { versionIn } from "./version.ts";

/** Old names that still work and no help shows. */
const HIDDEN =
  "--default-timeout= --no-python-version-warning --pypi-url= --no-use-pep517 --skip-requirements-regex=".split(
    " ",
  );

export const optparse: Adapter = {
  name: "optparse",
  summary:
    "Python programs that print `Usage:`, `Commands:`, `General Options:`",
  tools: ["pip"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const names = (sections(text).get("Commands") ?? []).flatMap((line) => {
      const [, name] = /^ {2}([a-z][\w-]*)\s{2,}/.exec(line) ?? [];
      return name === undefined ? [] : [name];
    });
    const inherited = optionsIn(text);
    const commands: Record<string, CommandSpec> = {};
    for (const name of names)
      commands[name] = { options: await ownOptions(ask, name, inherited) };
    return {
      version: await versionIn(ask),
      style: "argparse",
      inherited,
      hidden: HIDDEN,
      commands,
    };
  },
};

async function ownOptions(
  ask: Ask,
  name: string,
  inherited: readonly string[],
): Promise<string[]> {
  const { text } = await ask([name, "--help"]);
  return optionsIn(text).filter((line) => !inherited.includes(line));
}

function optionsIn(help: string): string[] {
  return readOptionLines(
    help.split("\n").filter((line) => /^ {2}-/.test(line)),
    angles,
  );
}
