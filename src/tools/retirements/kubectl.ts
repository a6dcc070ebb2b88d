import type { Retirements } from "./retirement.ts";

export const kubectl: Retirements = {
  names: ["kubectl", "oc"],
  usages: [
    {
      command: "rolling-update",
      removed: "1.18",
      instead: "kubectl rollout",
      proof:
        "https://docs.huihoo.com/kubernetes/1.1/documentation/docs/user-guide/kubectl/kubectl_rolling-update.html, and the spec of kubectl 1.20.2",
    },
    {
      command: "get",
      option: "--export",
      removed: "1.18",
      instead: "kubectl get -o yaml",
      proof:
        "https://github.com/kubernetes/kubernetes/issues/88649, and the spec of kubectl 1.20.2",
    },
    {
      command: "run",
      option: "--generator",
      removed: "1.18",
      instead: "kubectl create",
      proof:
        "https://github.com/kubernetes/kubernetes/pull/87077, specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "run",
      option: "--serviceaccount",
      removed: "1.21 or later",
      instead: "--overrides",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "run",
      option: "--requests",
      removed: "1.21 or later",
      instead: "--overrides",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "run",
      option: "--limits",
      removed: "1.21 or later",
      instead: "--overrides",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "run",
      option: "--hostport",
      removed: "1.21 or later",
      instead: "--overrides",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "expose",
      option: "--generator",
      removed: "1.21 or later",
      instead: "kubectl expose without it",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "version",
      option: "--short",
      removed: "1.21 or later",
      instead: "kubectl version",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
    {
      command: "apply",
      option: "--prune-whitelist",
      removed: "1.21 or later",
      instead: "--prune-allowlist",
      proof: "specs of kubectl 1.20.2 and 1.32.4",
    },
  ],
};
