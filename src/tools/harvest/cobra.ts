import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { listedNames, sections, withoutEmpty } from "./help-text.ts";
import { go, readOptionLines } from "./option-line.ts";
import { probeValues } from "./probe.ts";
import { operandsOf } from "./usage-line.ts";
import { versionIn } from "./version.ts";

const COMMANDS = /commands\b/i;
const OPTIONS = /^(?:options|flags)$/i;
const GLOBAL = /^global (?:options|flags)$/i;
/** Part of every such program, and nothing that a guide calls. */
const SKIPPED = new Set(["help", "completion", "options"]);

export const cobra: Adapter = {
  name: "cobra",
  summary: "Go programs that print `Usage:`, `Available Commands:`, `Flags:`",
  tools: ["helm", "podman", "rclone", "restic", "skopeo"],
  async harvest(ask, tool) {
    const { text } = await ask(["--help"]);
    const global = await globalOptions(ask, tool, text);
    return probeValues(ask, {
      version: await versionIn(ask),
      style: "cobra",
      inherited: readOptionLines(global, go),
      hidden: ["-h --help"],
      commands: {
        ...(await cobraCommands(ask, [], text)),
        help: { operands: "0.." },
        completion: { partial: true },
      },
    });
  },
};

/** `rclone` has too many to show them with all else. */
async function globalOptions(
  ask: Ask,
  tool: string,
  help: string,
): Promise<string[]> {
  if (tool !== "rclone") return optionLines(help, OPTIONS, GLOBAL);
  const { text } = await ask(["help", "flags"]);
  return text.split("\n").filter((line) => /^ {2,6}-/.test(line));
}

/** The subcommands that a help lists, each with its own help. */
export async function cobraCommands(
  ask: Ask,
  path: readonly string[],
  help: string,
): Promise<Record<string, CommandSpec>> {
  const names = [...sections(help)]
    .filter(([heading]) => COMMANDS.test(heading))
    .flatMap(([, lines]) => listedNames(lines))
    .filter((name) => !SKIPPED.has(name));
  const found: Record<string, CommandSpec> = {};
  for (const name of names)
    found[name] = await commandSpec(ask, [...path, name]);
  return found;
}

async function commandSpec(
  ask: Ask,
  path: readonly string[],
): Promise<CommandSpec> {
  const { text } = await ask([...path, "--help"]);
  const commands = await cobraCommands(ask, path, text);
  const [usage = ""] = sections(text).get("Usage") ?? [];
  const options = readOptionLines(optionLines(text, OPTIONS), go);
  const isGroup = Object.keys(commands).length > 0;
  const taken = options.some((line) => /^-h |^-h=/.test(line));
  return withoutEmpty({
    aliases: aliasesIn(text, path),
    options,
    hidden: [taken ? "--help" : "-h --help"],
    ...(isGroup ? { commands } : operandsOf(usage, path.at(-1) ?? "")),
  });
}

function optionLines(help: string, ...headings: readonly RegExp[]): string[] {
  return [...sections(help)]
    .filter(([name]) => headings.some((heading) => heading.test(name)))
    .flatMap(([, lines]) => lines.filter((line) => /^ {2,8}-/.test(line)));
}

/** `docker image ls, docker image list, docker images` or `ls, list`. */
function aliasesIn(text: string, path: readonly string[]): string[] {
  const [, line = ""] = /^Aliases:\n\s+(.*)$/m.exec(text) ?? [];
  const name = path.at(-1);
  const parent = path.slice(0, -1).join(" ");
  return line.split(/,\s*/).flatMap((alias) => {
    const words = alias.trim().split(" ");
    const last = words.at(-1) ?? "";
    const within = words.slice(1, -1).join(" ");
    const sibling = words.length === 1 || within === parent;
    return sibling && last !== "" && last !== name ? [last] : [];
  });
}
