import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Effects, Tool } from "./tool.ts";

const valued = "-c --conf -p --prefix --nginx-conf --db-timeout".split(" ");

export const kong: Tool = {
  name: "kong",
  summary: "An API gateway",
  examples: [
    {
      command: "kong migrations up -c kong.conf",
      does: ["reads kong.conf (values)"],
    },
    { command: "kong reload", does: [] },
    { command: "kong config db_export", does: ["writes kong.yml"] },
    {
      command: "kong config db_import old.yml",
      does: ["reads old.yml (restore)"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const options = readOptions(rest, { valued });
    const conf = options.value("-c", "--conf");
    if (conf !== undefined) yield { kind: "read", path: conf, as: "values" };
    const [action, ...paths] = options.operands;
    if (name === "config") yield* declared(action, paths[0]);
    if (name === "hybrid" && action === "gen_cert") {
      yield { kind: "write", path: paths[0] ?? "cluster.crt" };
      yield { kind: "write", path: paths[1] ?? "cluster.key" };
    }
    if (name === "runner") {
      yield { kind: "unmodelled", why: "what the program does is its own" };
    }
  },
};

/** The file of a gateway without a database. */
function* declared(action = "", path?: string): Effects {
  if (action === "init" || action === "db_export") {
    yield { kind: "write", path: path ?? "kong.yml" };
  }
  if (path === undefined) return;
  if (action === "db_import") yield { kind: "read", path, as: "restore" };
  if (action === "parse") yield { kind: "read", path, as: "read" };
}
