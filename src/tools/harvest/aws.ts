import type { CommandSpec } from "../spec.ts";
import { readAnswer, type Adapter } from "./adapter.ts";

/** Services that guides call; of the others only the names are kept. */
const SERVICES = "configure ec2 ecr ecs eks rds s3 secretsmanager ssm sts";

/** What upgrades do there; the rest of these services would be most of the spec. */
const OPERATIONS =
  /^(?:authorize|copy|create|delete|describe|get|list|modify|put|reboot|register|restore|revoke|run|send|start|stop|terminate|update|wait)(?:-|$)/;
const OBJECTS =
  /-(?:command|db-cluster|db-clusters|db-instance|db-instances|db-snapshot|db-snapshots|db-cluster-snapshot|db-cluster-snapshots|db-parameter-groups?|db-engine-versions|cluster|clusters|image|kubeconfig|images|instances?|from-db-snapshot|point-in-time|nodegroups?|nodegroup-version|cluster-version|addons?|parameters?|secret|secrets|secret-value|security-groups?|security-group-ingress|services?|session|snapshots?|subnets|tags|task|tasks|task-definition|volumes?|vpcs|login-password|repositor(?:y|ies))$/;
const SMALL = new Set(["configure", "s3", "sts"]);

/** Its own code knows its commands: help is pages of prose. */
const SCRIPT = `
import json, sys
from awscli import __version__
from awscli.clidriver import create_clidriver
driver = create_clidriver()
def option(name, argument):
    action = getattr(argument, "_action", None)
    flag = getattr(argument, "cli_type_name", None) == "boolean" or action in ("store_true", "store_false")
    return "--" + name + ("" if flag else "=")
def subcommands(command):
    if hasattr(command, "subcommand_table"):
        return command.subcommand_table or {}
    return command._get_command_table() if hasattr(command, "_get_command_table") else {}
def told(command):
    # First: what looks for subcommands adds the options of \`s3 sync\`, too.
    below = subcommands(command)
    table = getattr(command, "arg_table", {})
    named = {n: a for n, a in table.items() if not getattr(a, "positional_arg", False)}
    return {
        "options": [option(n, a) for n, a in named.items()],
        "required": ["--" + n for n, a in named.items() if getattr(a, "required", False)],
        "operands": len(named) < len(table),
        "commands": {n: told(c) for n, c in below.items()},
    }
services = subcommands(driver)
global_options = driver.arg_table if hasattr(driver, "arg_table") else driver._get_argument_table()
named = sys.argv[1].split()
print(json.dumps({
    "version": __version__,
    "options": [option(n, a) for n, a in global_options.items()],
    "commands": {n: told(c) if n in named else None for n, c in services.items()},
}))
`;

interface Told {
  readonly options: readonly string[];
  readonly required: readonly string[];
  readonly operands: boolean;
  readonly commands: Readonly<Record<string, Told>>;
}

interface Answer {
  readonly version: string;
  readonly options: readonly string[];
  readonly commands: Readonly<Record<string, Told | null>>;
}

export const aws: Adapter = {
  name: "aws",
  summary: "The AWS CLI, asked in Python for its models",
  tools: ["aws"],
  program: "python3",
  async harvest(ask) {
    const { text } = await ask(["-c", SCRIPT, SERVICES]);
    const answer: Answer = readAnswer(text, "what `awscli` tells of itself");
    return {
      version: answer.version,
      style: "argparse",
      inherited: [
        ...answer.options.filter((line) => line !== "--version="),
        "--version",
        "--cli-input-json=",
        "--cli-input-yaml=",
        "--generate-cli-skeleton=?",
        "--starting-token=",
        "--page-size=",
        "--max-items=",
      ],
      instead: INSTEAD,
      commands: {
        ...Object.fromEntries(
          Object.entries(answer.commands).map(([name, told]) => [
            name,
            told ? commandSpec(told, name, []) : { partial: true as const },
          ]),
        ),
        help: { operands: "0.." },
      },
    };
  },
};

const ANYWHERE =
  /^--(?:cli-input-json|cli-input-yaml|generate-cli-skeleton|starting-token|page-size|max-items)\b/;
const INSTEAD = [
  "--cli-input-json",
  "--cli-input-yaml",
  "--generate-cli-skeleton",
];

function commandSpec(
  told: Told,
  name: string,
  path: readonly string[],
): CommandSpec {
  const [service = name] = path;
  if (path.length === 1 && !SMALL.has(service)) {
    const kept = OPERATIONS.test(name) && OBJECTS.test(name);
    if (!kept && name !== "wait") return { partial: true };
  }
  const below = Object.entries(told.commands);
  const options = told.options.filter((line) => !ANYWHERE.test(line));
  if (below.length === 0) {
    return {
      ...(options.length > 0 && { options }),
      ...(told.required.length > 0 && {
        required: told.required,
      }),
    };
  }
  const commands = below.map(([own, each]) => [
    own,
    commandSpec(each, own, [...path, name]),
  ]);
  return {
    ...(options.length > 0 && { options }),
    commands: { ...Object.fromEntries(commands), help: { operands: "0.." } },
  };
}
