import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { aliasesIn, commandsIn, sections } from "./help-text.ts";
import { go, readOptionLines } from "./option-line.ts";
import { probeValues } from "./probe.ts";
import { readCommands, type Told } from "./tree.ts";
import { operandsOf } from "./usage-line.ts";
import { versionIn } from "./version.ts";

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
        ...(await cobraCommands(ask, text)),
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

/** The subcommands that the help of a program lists, each as its own help tells. */
export function cobraCommands(
  ask: Ask,
  help: string,
): Promise<Record<string, CommandSpec>> {
  return readCommands(ask, [], { names: namesIn(help), read });
}

function read(help: string, path: readonly string[]): Told {
  const names = namesIn(help);
  const [usage = ""] = sections(help).get("Usage") ?? [];
  const options = readOptionLines(optionLines(help, OPTIONS), go);
  const taken = options.some((line) => /^-h |^-h=/.test(line));
  return {
    names,
    spec: {
      aliases: aliasesIn(help, path),
      options,
      hidden: [taken ? "--help" : "-h --help"],
      ...(names.length === 0 && operandsOf(usage, path.at(-1) ?? "")),
    },
  };
}

function namesIn(help: string): string[] {
  return commandsIn(help).filter((name) => !SKIPPED.has(name));
}

function optionLines(help: string, ...headings: readonly RegExp[]): string[] {
  return [...sections(help)]
    .filter(([name]) => headings.some((heading) => heading.test(name)))
    .flatMap(([, lines]) => lines.filter((line) => /^ {2,8}-/.test(line)));
}
