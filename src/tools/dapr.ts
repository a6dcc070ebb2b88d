import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const dapr: Tool = {
  name: "dapr",
  summary: "A runtime for services, here or in a cluster",
  examples: [
    { command: "dapr upgrade -k --runtime-version 1.14.0", does: [] },
    {
      command: "dapr dashboard -k",
      does: ["does not end: it serves until it is stopped"],
    },
    { command: "dapr mtls export -o certs", does: ["opens certs"] },
    {
      command: "dapr run --app-id web -- node web.js",
      does: ["is not modelled: what the program does is its own"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const options = readOptions(rest, {
      valued: ["-o", "--out", "-p", "--port", "-n", "--namespace"],
    });
    if (name === "dashboard" && !options.has("-v", "--version", "--help")) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
    if (name === "mtls" && options.operands[0] === "export") {
      yield { kind: "open", path: options.value("-o", "--out") ?? "." };
    }
    if (name === "run") {
      yield { kind: "unmodelled", why: "what the program does is its own" };
    }
  },
};
