import type { Retirements } from "./retirement.ts";

export const helm: Retirements = {
  names: ["helm"],
  usages: [
    {
      command: "init",
      removed: "3.0",
      instead: "helm, which needs no Tiller",
      proof: "https://helm.sh/docs/faq/",
    },
    {
      command: "serve",
      removed: "3.0",
      instead: "a repository of your own",
      proof:
        "https://github.com/yangpeng14/DevOps/blob/master/kubernetes/helm-v3-%E6%96%B0%E7%9A%84%E5%8A%9F%E8%83%BD.md",
    },
    {
      command: "delete",
      option: "--purge",
      removed: "3.0",
      instead: "helm uninstall",
      proof: "https://gitlab.com/gitlab-org/charts/gitlab/-/issues/1818",
    },
    {
      command: "install",
      option: "--name",
      removed: "3.0",
      instead: "the name as the first operand",
      proof: "https://gitlab.com/gitlab-org/gitlab-runner/merge_requests/1718",
    },
  ],
};
