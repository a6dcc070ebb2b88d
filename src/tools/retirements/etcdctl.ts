import type { Retirements } from "./retirement.ts";

const CHANGELOG =
  "https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-3.6.md";

export const etcdctl: Retirements = {
  names: ["etcdctl"],
  usages: [
    {
      command: "snapshot restore",
      removed: "3.6",
      instead: "etcdutl snapshot restore",
      proof: CHANGELOG,
    },
    {
      command: "snapshot status",
      removed: "3.6",
      instead: "etcdutl snapshot status",
      proof: CHANGELOG,
    },
    {
      command: "defrag",
      option: "--data-dir",
      removed: "3.6",
      instead: "etcdutl defrag",
      proof: CHANGELOG,
    },
  ],
};
