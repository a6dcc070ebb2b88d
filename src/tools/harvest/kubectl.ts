import type { CommandSpec } from "../spec.ts";
import type { Adapter, Ask } from "./adapter.ts";
import { aliasesIn, commandsIn } from "./help-text.ts";
import { go, readOptionLines } from "./option-line.ts";
import { hiddenOptions, probeValues } from "./probe.ts";
import { readCommands, type Told } from "./tree.ts";
import { versionIn } from "./version.ts";

/** Flags that help hides, some of them since they are deprecated. */
const HIDDEN =
  "--record --delete-local-data --generator --use-openapi-print-columns --cpu-percent".split(
    " ",
  );

/** Taken only where a variable of the environment, `KUBECTL_APPLYSET`, is set. */
const SWITCHED_ON: Readonly<Record<string, readonly string[]>> = {
  apply: ["--applyset="],
};

/** They name the objects in place of operands. */
const FILES = ["-f", "--filename", "-k", "--kustomize"];
const SELECTOR = ["-l", "--selector"];

/** What its arguments are where its usage leaves no doubt. */
const operands: Readonly<Record<string, CommandSpec>> = {
  apply: { operands: "0" },
  "config use-context": { operands: "1" },
  "config get-clusters": { operands: "0" },
  cordon: { operands: "1..", instead: SELECTOR },
  uncordon: { operands: "1..", instead: SELECTOR },
  drain: { operands: "1..", instead: SELECTOR },
  cp: { operands: "2" },
  delete: { operands: "1..", instead: [...FILES, "--raw"] },
  describe: { operands: "1..", instead: FILES },
  exec: { operands: "1..", instead: ["-f", "--filename"] },
  explain: { operands: "1" },
  get: { operands: "1..", instead: [...FILES, "--raw"] },
  logs: { operands: "1..2", instead: SELECTOR },
  "port-forward": { operands: "2.." },
  scale: {
    required: ["--replicas"],
    operands: "1..",
    instead: FILES,
  },
  "rollout history": { operands: "1..", instead: [...FILES, ...SELECTOR] },
  "rollout restart": { operands: "1..", instead: [...FILES, ...SELECTOR] },
  "rollout status": { operands: "1..", instead: [...FILES, ...SELECTOR] },
  "rollout undo": { operands: "1..", instead: [...FILES, ...SELECTOR] },
  "create namespace": { operands: "1" },
  "create configmap": { operands: "1" },
  "create secret generic": { operands: "1" },
  "create deployment": { required: ["--image"] },
  run: { required: ["--image"], operands: "1.." },
  taint: { operands: "2..", instead: [] },
  wait: { operands: "1..", instead: [...FILES, "--raw"] },
};

export const kubectl: Adapter = {
  name: "kubectl",
  summary: "kubectl, its global options from `kubectl options`",
  tools: ["kubectl"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const { text: global } = await ask(["options"]);
    const commands = await readCommands(ask, [], {
      names: commandsIn(text),
      read: (help, path) => read(ask, help, path),
    });
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

async function read(
  ask: Ask,
  help: string,
  path: readonly string[],
): Promise<Told> {
  const options = readOptionLines(optionLines(help), go);
  return {
    names: commandsIn(help),
    spec: {
      aliases: aliasesIn(help, path),
      options,
      hidden: [
        "-h --help",
        ...(await hiddenOptions(ask, path, HIDDEN, options)),
        ...(SWITCHED_ON[path.join(" ")] ?? []),
      ],
      ...operands[path.join(" ")],
    },
  };
}

function optionLines(text: string): string[] {
  return text.split("\n").filter((line) => /^ {2,6}-/.test(line));
}
