import type { Effects, Tool } from "./tool.ts";

/** Its options have one dash and may be long. */
const valued =
  "-cmd -init -separator -newline -nullvalue -vfs -mmap -pagecache -lookaside -maxsize".split(
    " ",
  );

const printing =
  /^\.(?:changes|databases|dump|echo|explain|fullschema|headers?|indexes|indices|mode|nullvalue|schema|separator|show|stats|tables|timeout|timer|width)\b/;

export const sqlite3: Tool = {
  name: "sqlite3",
  summary: "Runs SQL on a SQLite database, which is one file",
  examples: [
    {
      command: `sqlite3 app.db ".backup 'app-old.db'"`,
      does: ["opens app.db", "writes app-old.db"],
    },
    {
      command: `sqlite3 app.db "vacuum into 'small.db'"`,
      does: ["opens app.db", "writes small.db"],
    },
    {
      command: "sqlite3 app.db '.restore app-old.db'",
      does: ["opens app.db", "reads app-old.db (restore)"],
    },
    { command: "sqlite3 app.db .dump", does: ["opens app.db"] },
    {
      command: "sqlite3 app.db '.shell make'",
      does: [
        "opens app.db",
        "is not modelled: what `.shell make` does is not known",
      ],
    },
    {
      command: "sqlite3 app.db",
      does: [
        "opens app.db",
        "reads its input (run)",
        "waits for the reader: it is a SQL prompt",
      ],
    },
  ],
  *effects(words) {
    if (words.some((word) => /^--?(?:version|help)$/.test(word))) return;
    const behind = (option: string): readonly string[] =>
      words.filter((_, at) => words[at - 1] === option);
    const [database, ...typed] = words.filter(
      (word, at) =>
        !word.startsWith("-") && !valued.includes(words[at - 1] ?? ""),
    );
    // To look at a database may make the file.
    if (database !== undefined && database !== ":memory:") {
      yield { kind: "open", path: database };
    }
    for (const path of behind("-init")) {
      yield { kind: "read", path, as: "run" };
    }
    for (const command of [...behind("-cmd"), ...typed]) yield* does(command);
    if (typed.length > 0) return;
    yield { kind: "input", as: "run" };
    yield { kind: "interactive", why: "it is a SQL prompt" };
  },
};

/** One argument: SQL, or a command of the shell that starts with a dot. */
function* does(command: string): Effects {
  const [, name = "", path] =
    /^\.(\w+)(?:\s+(?:main\s+)?['"]?([^'"\s]+)['"]?)?\s*$/.exec(command) ?? [];
  if (path !== undefined && /^(?:backup|save)$/.test(name)) {
    yield { kind: "write", path };
  } else if (path !== undefined && name === "restore") {
    yield { kind: "read", path, as: "restore" };
  } else if (path !== undefined && name === "read") {
    yield { kind: "read", path, as: "run" };
  } else if (command.startsWith(".") && !printing.test(command)) {
    yield {
      kind: "unmodelled",
      why: `what \`${command}\` does is not known`,
    };
  }
  const into = /^\s*vacuum\s+into\s+'([^']+)'/i.exec(command)?.[1];
  if (into !== undefined) yield { kind: "write", path: into };
}
