import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { listedNames, sections, withoutEmpty } from "./help-text.ts";
import { go, readOptionLines } from "./option-line.ts";
import { hiddenOptions, probeValues } from "./probe.ts";
import { versionIn } from "./version.ts";

/** Groups that stay groups; other commands take operands, too. */
const COMMANDS = /commands\b/i;

/** Flags that help hides, some of them since they are deprecated. */
const HIDDEN =
  "--record --delete-local-data --generator --use-openapi-print-columns --cpu-percent".split(
    " ",
  );

/** Taken only where a variable of the environment, `KUBECTL_APPLYSET`, is set. */
const SWITCHED_ON: Readonly<Record<string, readonly string[]>> = {
  apply: ["--applyset="],
};

/** What its arguments are where its usage leaves no doubt. */
const operands: Readonly<Record<string, CommandSpec>> = {
  apply: { operands: "0" },
  "config use-context": { operands: "1" },
  "config get-clusters": { operands: "0" },
  cordon: { operands: "1..", instead: ["-l", "--selector"] },
  uncordon: { operands: "1..", instead: ["-l", "--selector"] },
  drain: { operands: "1..", instead: ["-l", "--selector"] },
  cp: { operands: "2" },
  delete: {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "--raw"],
  },
  describe: {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize"],
  },
  exec: { operands: "1..", instead: ["-f", "--filename"] },
  explain: { operands: "1" },
  get: {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "--raw"],
  },
  logs: { operands: "1..2", instead: ["-l", "--selector"] },
  "port-forward": { operands: "2.." },
  scale: {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize"],
  },
  "rollout history": {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "-l", "--selector"],
  },
  "rollout restart": {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "-l", "--selector"],
  },
  "rollout status": {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "-l", "--selector"],
  },
  "rollout undo": {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "-l", "--selector"],
  },
  "create namespace": { operands: "1" },
  "create configmap": { operands: "1" },
  "create secret generic": { operands: "1" },
  run: { operands: "1.." },
  taint: { operands: "2..", instead: [] },
  wait: {
    operands: "1..",
    instead: ["-f", "--filename", "-k", "--kustomize", "--raw"],
  },
};

export const kubectl: Adapter = {
  name: "kubectl",
  summary: "kubectl, its global options from `kubectl options`",
  tools: ["kubectl"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const { text: global } = await ask(["options"]);
    const commands = await subcommands(ask, [], text);
    return probeValues(ask, {
      version: await versionIn(ask),
      style: "cobra",
      plugins: true,
      inherited: readOptionLines(optionLines(global), go),
      hidden: ["-h --help"],
      commands: { ...commands, options: {}, help: { operands: "0.." } },
    });
  },
};

async function subcommands(
  ask: Ask,
  path: readonly string[],
  text: string,
): Promise<Record<string, CommandSpec>> {
  const names = [...sections(text)]
    .filter(([heading]) => COMMANDS.test(heading))
    .flatMap(([, lines]) => listedNames(lines));
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
  const options = readOptionLines(optionLines(text), go);
  const commands = await subcommands(ask, path, text);
  return withoutEmpty({
    aliases: aliasesIn(text, path.at(-1)),
    options,
    hidden: [
      "-h --help",
      ...(await hiddenOptions(ask, path, HIDDEN, options)),
      ...(SWITCHED_ON[path.join(" ")] ?? []),
    ],
    ...operands[path.join(" ")],
    ...(Object.keys(commands).length > 0 && { commands }),
  });
}

function optionLines(text: string): string[] {
  return text.split("\n").filter((line) => /^ {2,6}-/.test(line));
}

function aliasesIn(text: string, name: string | undefined): string[] {
  const [, line = ""] = /^Aliases:\n\s*(.*)$/m.exec(text) ?? [];
  return line
    .split(/,\s*/)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "" && alias !== name);
}
