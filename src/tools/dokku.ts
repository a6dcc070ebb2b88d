import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const dokku: Tool = {
  name: "dokku",
  summary: "Apps of one host, pushed by git",
  examples: [
    { command: "dokku ps:rebuild --all", does: [] },
    { command: "dokku postgres:export app-db", does: [] },
    {
      command: "dokku postgres:import app-db",
      does: ["reads its input (restore)"],
    },
    {
      command: "dokku run web ./migrate up",
      does: ["runs from word 2 on container:web"],
    },
    { command: "dokku enter web", does: ["opens a shell on container:web"] },
    {
      command: "dokku logs web -t",
      does: ["does not end: it follows the log"],
    },
  ],
  *effects(words) {
    const { name, rest, at } = subcommand(words, ["--app"]);
    const options = readOptions(rest, {
      valued: ["-e", "--env", "--ttl-seconds"],
      stopAtOperand: name === "run" || name === "enter",
    });
    const [index = rest.length] = options.operandIndexes;
    const on = { name: `container:${rest[index] ?? ""}`, fresh: true };
    const from = at + index + 1;
    if (name === "run" && from < words.length) yield { kind: "run", from, on };
    if (name === "enter" && index < rest.length) yield { kind: "shell", on };
    if (name === "logs" && options.has("-t", "--tail")) {
      yield { kind: "endless", why: "it follows the log" };
    }
    if (name.endsWith(":import")) yield { kind: "input", as: "restore" };
    if (name.endsWith(":connect")) {
      yield { kind: "input", as: "run" };
      yield { kind: "interactive", why: "it is a prompt" };
    }
  },
};
