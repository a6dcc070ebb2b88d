import type { Retirements } from "./retirement.ts";

export const etcdctl: Retirements = {
  names: ["etcdctl"],
  usages: [
    {
      command: "snapshot restore",
      removed: "3.6",
      instead: "etcdutl snapshot restore",
      proof:
        "https://www.netdata.cloud/guides/kubernetes/kubernetes-etcd-snapshot-failures/",
    },
  ],
};
