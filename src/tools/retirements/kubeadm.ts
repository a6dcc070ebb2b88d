import type { Retirements } from "./retirement.ts";

/** The notes of a release of Kubernetes. */
function changelog(minor: string): string {
  return `https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-${minor}.md`;
}

export const kubeadm: Retirements = {
  names: ["kubeadm"],
  usages: [
    {
      command: "alpha certs",
      removed: "1.21",
      instead: "kubeadm certs",
      proof: changelog("1.21"),
    },
    {
      command: "config upload",
      deprecated: "1.15",
      instead: "kubeadm init phase upload-config",
      proof: changelog("1.15"),
    },
    {
      command: "alpha kubelet config download",
      removed: "1.18",
      instead: "kubeadm upgrade node phase kubelet-config",
      proof: changelog("1.18"),
    },
  ],
};
