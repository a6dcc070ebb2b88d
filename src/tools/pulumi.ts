import { type Options, readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Effects, Thing, Tool } from "./tool.ts";

const valued = "-s --stack -C --cwd --file -m --message".split(" ");

export const pulumi: Tool = {
  name: "pulumi",
  summary: "Infrastructure as a program",
  examples: [
    {
      command: "pulumi up --yes --stack prod",
      does: ["deployment prod is what file Pulumi.prod.yaml is"],
    },
    { command: "pulumi preview --stack prod", does: [] },
    {
      command: "pulumi config set --stack prod web:image mill/web:2.1.0",
      does: [
        "opens .",
        "file Pulumi.prod.yaml has web:image as mill/web:2.1.0",
      ],
    },
    {
      command: "pulumi config rm --stack prod web:colour",
      does: ["opens .", "file Pulumi.prod.yaml has no web:colour"],
    },
    {
      command: "pulumi stack export --file stack.json",
      does: ["writes stack.json"],
    },
    {
      command: "pulumi stack import --file stack.json",
      does: ["reads stack.json (restore)"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued, shortEquals: true });
    const file = options.value("--file");
    const [action] = options.operands;
    if (name === "stack" && action === "export" && file !== undefined) {
      yield { kind: "write", path: file };
    }
    if (name === "stack" && action === "import") {
      if (file === undefined) yield { kind: "input", as: "restore" };
      else yield { kind: "read", path: file, as: "restore" };
    }
    if (name === "logs" && options.has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the log" };
    }
    if (["new", "install", "convert"].includes(name))
      yield { kind: "open", path: "." };
    // `pulumi config set` writes the file of the stack.
    if (name === "config") yield { kind: "open", path: "." };
    // Which stack was selected is not known.
    const stack = options.value("-s", "--stack");
    if (stack !== undefined) yield* changes(name, stack, options);
  },
};

function* changes(name: string, stack: string, options: Options): Effects {
  const folder = options.value("-C", "--cwd");
  const file = `Pulumi.${stack}.yaml`;
  const settings: Thing = {
    kind: "file",
    name: folder === undefined ? file : `${folder}/${file}`,
  };
  const [action, key, value] = options.operands;
  if (name === "up" || name === "update") {
    const thing = { kind: "deployment", name: stack } as const;
    yield { kind: "keep", thing, change: { how: "same", as: settings } };
  }
  if (name !== "config" || key === undefined) return;
  if (action === "set") {
    // Without a value it reads one.
    const to = value ?? "what it is told";
    const change = { how: "set", key, value: to } as const;
    yield { kind: "keep", thing: settings, change };
  }
  if (action === "rm")
    yield { kind: "keep", thing: settings, change: { how: "set", key } };
}
