import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const clickhouseClient: Tool = {
  name: "clickhouse-client",
  summary: "Runs SQL on ClickHouse",
  examples: [
    {
      command: "clickhouse-client -q 'select 1'",
      does: ["reads its input (values)"],
    },
    {
      command: "clickhouse-client --queries-file up.sql",
      does: ["reads up.sql (run)"],
    },
    {
      command: "clickhouse-client",
      does: [
        "reads its input (run)",
        "waits for the reader: it is a SQL prompt",
      ],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-h --host --port -u --user --password -d --database -q --query --queries-file -f --format".split(
          " ",
        ),
    });
    for (const path of options.values("--queries-file")) {
      yield { kind: "read", path, as: "run" };
    }
    // A query may ask for a file of its own.
    const queries = options.values("-q", "--query");
    if (queries.some((sql) => /\b(?:infile|outfile)\b/i.test(sql))) {
      yield { kind: "open", path: "." };
    }
    // `insert ... format` takes rows from there.
    if (queries.length > 0) yield { kind: "input", as: "values" };
    const given = options.has("-q", "--query", "--queries-file");
    if (given || options.has("-V", "--version", "--help")) return;
    yield { kind: "input", as: "run" };
    yield { kind: "interactive", why: "it is a SQL prompt" };
  },
};

export const cqlsh: Tool = {
  name: "cqlsh",
  summary: "Runs CQL on Cassandra",
  examples: [
    { command: "cqlsh -e 'describe keyspaces'", does: [] },
    { command: "cqlsh db1 -f up.cql", does: ["reads up.cql (run)"] },
    { command: "cqlsh -e \"copy app.t to 't.csv'\"", does: ["opens ."] },
    {
      command: "cqlsh db1",
      does: ["reads its input (run)", "waits for the reader: it is a prompt"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-u --username -p --password -k --keyspace -f --file -e --execute --request-timeout --connect-timeout".split(
          " ",
        ),
    });
    const file = options.value("-f", "--file");
    if (file !== undefined) yield { kind: "read", path: file, as: "run" };
    const typed = options.values("-e", "--execute");
    if (typed.some((cql) => /\b(?:copy|source|capture)\b/i.test(cql))) {
      yield { kind: "open", path: "." };
    }
    if (file !== undefined || typed.length > 0) return;
    if (options.has("--version", "-h", "--help")) return;
    yield { kind: "input", as: "run" };
    yield { kind: "interactive", why: "it is a prompt" };
  },
};

export const nodetool: Tool = {
  name: "nodetool",
  summary: "Looks after a Cassandra node",
  examples: [{ command: "nodetool drain", does: [] }],
  effects: () => [],
};

export const influx: Tool = {
  name: "influx",
  summary: "Commands for InfluxDB",
  examples: [
    { command: "influx backup old -t secret", does: ["opens old"] },
    { command: "influx restore old", does: ["reads old (restore)"] },
    { command: "influx ping", does: [] },
  ],
  *effects(words) {
    const valued =
      "-t --token -b --bucket -o --org --host --bucket-id --org-id --new-bucket --new-org --compression".split(
        " ",
      );
    const { name, rest } = subcommand(words, valued);
    const [path] = readOptions(rest, { valued }).operands;
    if (path === undefined) return;
    if (name === "backup") yield { kind: "open", path };
    if (name === "restore") yield { kind: "read", path, as: "restore" };
  },
};
