import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const mysqladmin: Tool = {
  name: "mysqladmin",
  names: [
    "mysqladmin",
    "mariadb-admin",
    "mysqlcheck",
    "mariadb-check",
    "mysqlshow",
    "mariadb-show",
    "mysql_upgrade",
    "mariadb-upgrade",
    "mysql_tzinfo_to_sql",
  ],
  summary: "Looks after a MySQL server",
  examples: [{ command: "mysqladmin -u root -p create app", does: [] }],
  effects: () => [],
};

export const mysqlimport: Tool = {
  name: "mysqlimport",
  names: ["mysqlimport", "mariadb-import"],
  summary: "Fills MySQL tables from text files",
  examples: [
    {
      command: "mysqlimport --local app users.txt",
      does: ["reads users.txt (restore)"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-h --host -P --port -u --user -S --socket -c --columns".split(
        " ",
      ),
    });
    // Without `--local` the file is on the server.
    if (!options.has("-L", "--local")) return;
    for (const path of options.operands.slice(1)) {
      yield { kind: "read", path, as: "restore" };
    }
  },
};

export const mariabackup: Tool = {
  name: "mariabackup",
  names: ["mariabackup", "mariadb-backup", "xtrabackup"],
  summary: "Copies the files of a MySQL server while it runs",
  examples: [
    {
      command: "mariabackup --backup --target-dir=/backup/full",
      does: ["opens /backup/full"],
    },
    {
      command: "mariabackup --copy-back --target-dir=/backup/full",
      does: ["reads /backup/full (restore)", "opens /var/lib/mysql"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "--target-dir --incremental-basedir --incremental-dir --datadir -u --user -p --password -h --datadir".split(
          " ",
        ),
    });
    const folder = options.value("--target-dir");
    if (options.has("--copy-back", "--move-back")) {
      if (folder !== undefined)
        yield { kind: "read", path: folder, as: "restore" };
      const data = options.value("--datadir") ?? "/var/lib/mysql";
      yield { kind: "open", path: data };
    } else if (folder !== undefined) yield { kind: "open", path: folder };
  },
};
