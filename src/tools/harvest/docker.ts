import type { CommandSpec } from "../spec.ts";
import type { Adapter } from "./adapter.ts";
import { cobraCommands } from "./cobra.ts";
import { sections, withoutEmpty } from "./help-text.ts";
import { go, readOptionLines } from "./option-line.ts";
import { probeValues } from "./probe.ts";
import { versionIn } from "./version.ts";

/** Where a plugin takes over, it takes options of its own. */
const PLUGGED = ["build", "builder", "image build", "builder build", "bake"];

/** Programs of their own that `docker` hands over to. */
const PLUGINS =
  "ai app bake buildx cloud debug desktop dev extension feedback init mcp model offload pass sandbox sbom scan scout".split(
    " ",
  );

/** Old names that still work and no help shows. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  run: ["--net=", "--net-alias=", "--dns-opt="],
  create: ["--net=", "--net-alias=", "--dns-opt="],
  "container run": ["--net=", "--net-alias=", "--dns-opt="],
  "container create": ["--net=", "--net-alias=", "--dns-opt="],
  stop: ["--time="],
  restart: ["--time="],
  "container stop": ["--time="],
  "container restart": ["--time="],
};

export const docker: Adapter = {
  name: "docker",
  summary: "The client of Docker; options of its own stand in front",
  tools: ["docker"],
  async harvest(ask) {
    const { text } = await ask(["--help"]);
    const parts = [...sections(text)];
    const own = parts.filter(([name]) => /options$/i.test(name));
    const commands = adapted(await cobraCommands(ask, text), "");
    return probeValues(ask, {
      version: await versionIn(ask),
      style: "levels",
      plugins: true,
      options: readOptionLines(
        own.flatMap(([, lines]) => lines.filter((line) => /^ +-/.test(line))),
        go,
      ),
      hidden: ["-h --help"],
      commands: {
        ...commands,
        ...Object.fromEntries(
          PLUGINS.map((name) => [name, { partial: true as const }]),
        ),
        compose: { program: "docker-compose >=2" },
        help: { operands: "0.." },
      },
    });
  },
};

function adapted(
  commands: Readonly<Record<string, CommandSpec>>,
  path: string,
): Record<string, CommandSpec> {
  const found = Object.entries(commands).map(([name, command]) => {
    const at = path === "" ? name : `${path} ${name}`;
    const more = hidden[at] ?? [];
    const { commands: below, hidden: own = [] } = command;
    const spec: CommandSpec = {
      ...command,
      ...(name === "cp" && { operands: "2" }),
      hidden: [...own, ...more],
      ...(below && { commands: adapted(below, at) }),
      ...(PLUGGED.includes(at) && { partial: true as const }),
    };
    return [name, withoutEmpty(spec)] as const;
  });
  return Object.fromEntries(found);
}
