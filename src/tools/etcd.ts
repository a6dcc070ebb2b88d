import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Effects, Tool } from "./tool.ts";

const valued =
  "--endpoints --cacert --cert --key --user --password --dial-timeout --command-timeout --keepalive-time --keepalive-timeout -w --write-out --data-dir --wal-dir --name --initial-cluster --initial-cluster-token --initial-advertise-peer-urls --backup-dir --bump-revision".split(
    " ",
  );

export const etcdctl: Tool = {
  name: "etcdctl",
  names: ["etcdctl", "etcdutl"],
  summary: "Keys and snapshots of etcd",
  examples: [
    {
      command: "etcdctl --endpoints https://a:2379 snapshot save etcd.db",
      does: ["writes etcd.db"],
    },
    {
      command: "etcdutl snapshot restore etcd.db --data-dir /var/lib/etcd",
      does: ["reads etcd.db (restore)", "opens /var/lib/etcd"],
    },
    { command: "etcdctl endpoint health", does: [] },
    {
      command: "etcdctl watch --prefix /app",
      does: ["does not end: it waits for changes"],
    },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, valued);
    const options = readOptions(rest, { valued });
    const folder = options.value("--data-dir");
    switch (name) {
      case "snapshot":
        yield* snapshot(options.operands, folder);
        break;
      case "defrag":
      case "migrate":
        if (folder !== undefined) yield { kind: "open", path: folder };
        break;
      case "backup": {
        const path = options.value("--backup-dir");
        if (path !== undefined) yield { kind: "open", path };
        break;
      }
      case "put":
        if (options.operands.length === 1)
          yield { kind: "input", as: "values" };
        break;
      case "watch":
        yield { kind: "endless", why: "it waits for changes" };
        break;
      case "make-mirror":
        yield { kind: "endless", why: "it mirrors until it is stopped" };
    }
  },
};

function* snapshot(
  [action, path]: readonly string[],
  folder = "default.etcd",
): Effects {
  if (path === undefined) return;
  if (action === "save") yield { kind: "write", path };
  else if (action === "status") yield { kind: "read", path, as: "read" };
  else if (action === "restore") {
    yield { kind: "read", path, as: "restore" };
    yield { kind: "open", path: folder };
  }
}
