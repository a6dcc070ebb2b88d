import { readOptions } from "../shell/words.ts";
import type { Change, Tool } from "./tool.ts";

const connection = "-h --host -p --port -U --username -d --dbname -W -w"
  .split(" ")
  .slice(0, 8);

const dumpValued = [
  ...connection,
  ..."-f --file -F --format -j --jobs -n --schema -N -t --table -T --exclude-table -Z --compress -E --encoding -S --role --lock-wait-timeout --exclude-schema --exclude-table-data --section -l --database --globals".split(
    " ",
  ),
];

export const pgDump: Tool = {
  name: "pg_dump",
  names: ["pg_dump", "pg_dumpall"],
  summary: "Dumps PostgreSQL databases",
  examples: [
    {
      command: "pg_dump -U app -f app.sql app",
      does: ["writes app.sql", "saves database app to app.sql"],
    },
    { command: "pg_dump app", does: ["saves database app"] },
    {
      command: "pg_dump -Fd -f dump app",
      does: ["writes dump", "saves database app to dump"],
    },
    {
      command: "pg_dump -Z 9 app",
      does: ["prints gzip", "saves database app"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: dumpValued });
    const path = options.value("-f", "--file");
    const format = options.value("-F", "--format") ?? "p";
    const level = options.value("-Z", "--compress") ?? "0";
    const plain = format.startsWith("p");
    const packed = plain && /^(?:[1-9]|gzip)/.test(level);
    const compressed = packed ? ({ compressed: "gzip" } as const) : {};
    if (path !== undefined) yield { kind: "write", path, ...compressed };
    else if (packed) yield { kind: "output", compressed: "gzip" };
    const name = options.value("-d", "--dbname") ?? options.operands[0] ?? "";
    if (!options.has("--version", "-V", "--help", "-s", "--schema-only"))
      yield {
        kind: "save",
        thing: { kind: "database", name },
        ...(path !== undefined && { to: path }),
      };
  },
};

export const pgRestore: Tool = {
  name: "pg_restore",
  summary: "Restores dumps of PostgreSQL databases",
  examples: [
    {
      command: "pg_restore -d app app.dump",
      does: [
        "reads app.dump (restore)",
        "database app is what file app.dump is",
      ],
    },
    {
      command: "pg_restore -d postgres --create",
      does: [
        "reads its input (restore)",
        "the database is what the input holds",
      ],
    },
    { command: "pg_restore -l app.dump", does: ["reads app.dump (restore)"] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: [
        ...connection,
        ..."-f --file -F --format -j --jobs -n --schema -t --table -I -P -T -L --use-list --role --section -N -S".split(
          " ",
        ),
      ],
    });
    const output = options.value("-f", "--file");
    if (output !== undefined && output !== "-") {
      yield { kind: "write", path: output };
    }
    const list = options.value("-L", "--use-list");
    if (list !== undefined) yield { kind: "read", path: list, as: "read" };
    const [path] = options.operands;
    if (path === undefined) yield { kind: "input", as: "restore" };
    else yield { kind: "read", path, as: "restore" };
    // Without a database it prints.
    const into = options.value("-d", "--dbname");
    if (into === undefined || options.has("-l", "--list")) return;
    // A new one is called as it was when it was dumped.
    const name = options.has("-C", "--create") ? "" : into;
    const thing = { kind: "database", name } as const;
    yield { kind: "keep", thing, change: filledFrom(path) };
  },
};

function filledFrom(path: string | undefined): Change {
  return path === undefined
    ? { how: "fed" }
    : { how: "same", as: { kind: "file", name: path } };
}

export const psql: Tool = {
  name: "psql",
  summary: "Runs SQL on PostgreSQL",
  examples: [
    { command: "psql -U app -f up.sql app", does: ["reads up.sql (run)"] },
    { command: "psql app -c 'select 1'", does: [] },
    { command: "psql app -c '\\i up.sql'", does: ["reads up.sql (run)"] },
    {
      command: "psql app",
      does: [
        "reads its input (run)",
        "waits for the reader: it is a SQL prompt",
      ],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: [
        ...connection,
        ..."-c --command -f --file -v --set --variable -o --output -L --log-file -P --pset -F --field-separator -R -T".split(
          " ",
        ),
      ],
    });
    for (const path of options.values("-f", "--file")) {
      if (path === "-") yield { kind: "input", as: "run" };
      else yield { kind: "read", path, as: "run" };
    }
    for (const path of options.values("-o", "--output", "-L", "--log-file")) {
      yield { kind: "write", path };
    }
    const commands = options.values("-c", "--command");
    for (const sql of commands) {
      const [, path] = /^\s*\\i(?:nclude)?\s+(\S+)\s*$/.exec(sql) ?? [];
      if (path !== undefined) yield { kind: "read", path, as: "run" };
    }
    if (commands.some((sql) => /\\(?:copy|o|w)\b|\bto\s+'/i.test(sql))) {
      yield { kind: "open", path: "." };
    }
    const shows = options.has("-l", "--list", "-V", "--version", "--help");
    if (commands.length > 0 || options.has("-f", "--file") || shows) return;
    if (options.unsure) return;
    yield { kind: "input", as: "run" };
    yield { kind: "interactive", why: "it is a SQL prompt" };
  },
};

export const pgBasebackup: Tool = {
  name: "pg_basebackup",
  summary: "Copies a PostgreSQL cluster",
  examples: [
    {
      command: "pg_basebackup -D /backup/base -Ft",
      does: ["opens /backup/base"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: [...connection, "-D", "--pgdata", "-F", "-X", "-c", "-l", "-T"],
    });
    const path = options.value("-D", "--pgdata");
    if (path !== undefined && path !== "-") yield { kind: "open", path };
  },
};
