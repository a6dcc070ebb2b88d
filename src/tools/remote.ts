import { readOptions } from "../shell/words.ts";
import { copyBetween } from "./copying.ts";
import type { Machine, Tool } from "./tool.ts";

const sshValued =
  "-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w".split(" ");

function host(name: string): Machine {
  return { name: `ssh:${name.replace(/^[^@]*@/, "")}` };
}

export const ssh: Tool = {
  name: "ssh",
  summary: "Runs commands on another host",
  examples: [
    {
      command: "ssh ops@db1 'pg_dump app > /tmp/app.sql'",
      does: ["runs a script from word 1 on ssh:db1"],
    },
    { command: "ssh db1", does: ["opens a shell on ssh:db1"] },
    {
      command: "ssh -N -L 5432:db:5432 bastion",
      does: ["does not end: it forwards until it is stopped"],
    },
    {
      command: "ssh -t db1 top",
      does: [
        "asks for a terminal: -t, falls back",
        "runs a script from word 2 on ssh:db1",
      ],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: sshValued,
      stopAtOperand: true,
    });
    const [index = words.length] = options.operandIndexes;
    const on = host(words[index] ?? "");
    if (options.has("-N")) {
      if (!options.has("-f") && !options.unsure) {
        yield { kind: "endless", why: "it forwards until it is stopped" };
      }
      return;
    }
    if (options.has("-t")) {
      yield { kind: "terminal", option: "-t", stdin: "falls back" };
    }
    if (index + 1 < words.length) yield { kind: "script", from: index + 1, on };
    else if (index < words.length) yield { kind: "shell", on };
  },
};

export const scp: Tool = {
  name: "scp",
  summary: "Copies files between hosts",
  examples: [
    {
      command: "scp db1:/tmp/app.sql .",
      does: ["reads /tmp/app.sql (copy) on ssh:db1", "writes ./app.sql"],
    },
  ],
  *effects(words) {
    const { operands } = readOptions(words, {
      valued: "-c -F -i -J -l -o -P -S".split(" "),
    });
    const target = operands.at(-1) ?? "";
    for (const source of operands.slice(0, -1)) {
      yield* copyBetween(source, target, host);
    }
  },
};

export const rsync: Tool = {
  name: "rsync",
  summary: "Brings folders in line with each other",
  examples: [
    { command: "rsync -a data/ /backup/data/", does: ["opens /backup/data/"] },
    { command: "rsync -a data/ db1:/backup/", does: [] },
  ],
  *effects(words) {
    const { operands } = readOptions(words, {
      valued:
        "-e --rsh --exclude --include --exclude-from --files-from --rsync-path --log-file --backup-dir".split(
          " ",
        ),
    });
    const target = operands.at(-1);
    if (target !== undefined && !/^[^/]+:/.test(target)) {
      yield { kind: "open", path: target };
    }
  },
};
