import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const pgbackrest: Tool = {
  name: "pgbackrest",
  summary: "Keeps backups of PostgreSQL clusters",
  examples: [
    { command: "pgbackrest --stanza=app --type=full backup", does: [] },
    {
      command: "pgbackrest --stanza=app --pg1-path=/data restore",
      does: ["opens /data"],
    },
    {
      command: "pgbackrest --stanza=app restore",
      does: ["is not modelled: which folder it restores to is not known"],
    },
  ],
  *effects(words) {
    const { operands, value } = readOptions(words, {
      valued: "--stanza --type --set --repo --target --pg1-path --config".split(
        " ",
      ),
    });
    if (operands[0] !== "restore") return;
    const path = value("--pg1-path");
    if (path !== undefined) yield { kind: "open", path };
    else {
      const why = "which folder it restores to is not known";
      yield { kind: "unmodelled", why };
    }
  },
};

export const barman: Tool = {
  name: "barman",
  summary: "Keeps backups of PostgreSQL clusters",
  examples: [
    { command: "barman backup app", does: [] },
    { command: "barman recover app latest /data", does: ["opens /data"] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, ["-c", "--config"]);
    const { operands } = readOptions(rest, {
      valued:
        "--target-time --target-xid --target-name --target-lsn --target-tli --remote-ssh-command -j --jobs --get-wal --tablespace".split(
          " ",
        ),
    });
    const path = operands[2];
    if (/^(?:recover|restore)$/.test(name) && path !== undefined) {
      yield { kind: "open", path };
    }
  },
};

export const walG: Tool = {
  name: "wal-g",
  names: ["wal-g", "wal-e"],
  summary: "Keeps backups of PostgreSQL clusters in object storage",
  examples: [
    { command: "wal-g backup-push /data", does: [] },
    { command: "wal-g backup-fetch /data LATEST", does: ["opens /data"] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, ["--config"]);
    const { operands } = readOptions(rest, { valued: ["--target-user-data"] });
    const path = name === "wal-fetch" ? operands[1] : operands[0];
    if (/^(?:backup|wal)-fetch$/.test(name) && path !== undefined) {
      yield { kind: "open", path };
    }
  },
};
