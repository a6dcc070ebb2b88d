import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const createuser: Tool = {
  name: "createuser",
  names: [
    "createuser",
    "dropuser",
    "pg_isready",
    "vacuumdb",
    "reindexdb",
    "clusterdb",
    "pg_amcheck",
    "pg_controldata",
    "pg_lsclusters",
  ],
  summary: "Look after PostgreSQL databases",
  examples: [
    { command: "createuser -U postgres app", does: [] },
    { command: "pg_isready -h db", does: [] },
  ],
  effects: () => [],
};

export const pgCtl: Tool = {
  name: "pg_ctl",
  names: ["pg_ctl", "initdb", "pg_resetwal", "pg_rewind", "pg_checksums"],
  summary: "Make, start and mend a PostgreSQL cluster",
  examples: [
    { command: "pg_ctl -D /data stop -m fast", does: ["opens /data"] },
    { command: "initdb -D /data-17", does: ["opens /data-17"] },
  ],
  *effects(words) {
    const valued = "-D --pgdata --target-pgdata -l --log -m -o -t -U".split(
      " ",
    );
    const options = readOptions(words, { valued });
    for (const path of options.values("-D", "--pgdata", "--target-pgdata")) {
      yield { kind: "open", path };
    }
    for (const path of options.values("-l", "--log")) {
      yield { kind: "open", path };
    }
  },
};

export const pgClusters: Tool = {
  name: "pg_upgradecluster",
  names: [
    "pg_upgradecluster",
    "pg_createcluster",
    "pg_dropcluster",
    "pg_renamecluster",
    "pg_ctlcluster",
    "pg_conftool",
  ],
  summary: "Make and mend the PostgreSQL clusters of Debian",
  examples: [
    {
      command: "pg_dropcluster 15 main --stop",
      does: ["opens /etc/postgresql", "opens /var/lib/postgresql"],
    },
  ],
  *effects() {
    yield { kind: "open", path: "/etc/postgresql" };
    yield { kind: "open", path: "/var/lib/postgresql" };
  },
};

export const pgUpgrade: Tool = {
  name: "pg_upgrade",
  summary: "Takes a PostgreSQL cluster to the next major version",
  examples: [
    {
      command: "pg_upgrade -b /old/bin -B /new/bin -d /data -D /data-17",
      does: ["opens .", "opens /data", "opens /data-17"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-b --old-bindir -B --new-bindir -d --old-datadir -D --new-datadir -j --jobs -o -O -p -P -s -U".split(
          " ",
        ),
    });
    yield { kind: "open", path: "." };
    for (const path of options.values(
      "-d",
      "--old-datadir",
      "-D",
      "--new-datadir",
    )) {
      yield { kind: "open", path };
    }
  },
};
