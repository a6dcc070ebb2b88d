import type { Retirements } from "./retirement.ts";

export const kubeadm: Retirements = {
  names: ["kubeadm"],
  usages: [
    {
      command: "alpha certs",
      removed: "1.21",
      instead: "kubeadm certs",
      proof: "https://github.com/kubernetes/kubeadm/issues/2291",
    },
    {
      command: "config upload",
      removed: "1.19",
      instead: "kubeadm init phase upload-config",
      proof: "https://github.com/kubernetes/kubernetes/issues/92610",
    },
    {
      command: "alpha kubelet config download",
      removed: "1.19",
      instead: "kubeadm upgrade node phase kubelet-config",
      proof: "https://github.com/kubernetes/kubernetes/issues/87944",
    },
  ],
};
