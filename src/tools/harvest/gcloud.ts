import type { CommandSpec } from "../spec.ts";
import { readAnswer, type Adapter } from "./adapter.ts";

/** Groups that guides call; of the others only the names are kept. */
const GROUPS =
  "artifacts auth components config container projects run secrets sql".split(
    " ",
  );
/** Of `compute`, which alone is larger than all of these. */
const COMPUTE = ["disks", "instances", "scp", "snapshots", "ssh"];

/** It ships the tree that it completes words from. */
const SCRIPT = `
import json, os, re, runpy, shutil
program = os.path.realpath(shutil.which("gcloud"))
root = os.path.dirname(os.path.dirname(program))
tree = runpy.run_path(os.path.join(root, "data", "cli", "gcloud_completions.py"))["STATIC_COMPLETION_CLI_TREE"]
version = open(os.path.join(root, "VERSION")).read().strip()
print(json.dumps({"version": version, "tree": tree}))
`;

interface Told {
  readonly commands?: Readonly<Record<string, Told>>;
  /** What each takes: `bool`, `value`, `dynamic`, or its choices. */
  readonly flags?: Readonly<Record<string, string | readonly string[]>>;
}

export const gcloud: Adapter = {
  name: "gcloud",
  summary: "The Google Cloud CLI, asked in Python for its completions",
  tools: ["gcloud"],
  program: "python3",
  async harvest(ask) {
    const { text } = await ask(["-c", SCRIPT]);
    const { version, tree }: { version: string; tree: Told } = readAnswer(
      text,
      "what the Google Cloud CLI tells of itself",
    );
    const commands = Object.entries(tree.commands ?? {}).map(
      ([name, told]) => [name, commandSpec(told, [name])] as const,
    );
    return {
      version,
      style: "argparse",
      partial: true,
      inherited: [...optionsOf(tree), "-q --quiet", "-h --help"],
      commands: Object.fromEntries(commands),
    };
  },
};

/** Its completions leave out what is hidden, so nothing here is all there is. */
function commandSpec(told: Told, path: readonly string[]): CommandSpec {
  const below = Object.entries(told.commands ?? {});
  const options = optionsOf(told);
  const isKept = isCalled(path);
  return {
    ...(isKept && options.length > 0 && { options }),
    ...(isKept &&
      below.length > 0 && {
        commands: Object.fromEntries(
          below.map(([name, own]) => [name, commandSpec(own, [...path, name])]),
        ),
      }),
    partial: true,
  };
}

function isCalled([group = "", name]: readonly string[]): boolean {
  if (group === "compute") return name === undefined || COMPUTE.includes(name);
  return GROUPS.includes(group);
}

function optionsOf({ flags = {} }: Told): string[] {
  return Object.entries(flags)
    .filter(([name]) => name !== "--help" && name !== "--quiet")
    .map(([name, takes]) => (takes === "bool" ? name : `${name}=`));
}
