import type { Retirements } from "./retirement.ts";

/** What ended with Helm 2, as its makers tell, and as the pages of its commands show. */
const CHANGES =
  "https://helm.sh/docs/faq/changes_since_helm2/, and the spec of helm 3.19.0";

export const helm: Retirements = {
  names: ["helm"],
  usages: [
    {
      command: "init",
      removed: "3.0",
      instead: "helm, which needs no Tiller",
      proof: CHANGES,
    },
    {
      command: "reset",
      removed: "3.0",
      instead: "helm, which needs no Tiller",
      proof: CHANGES,
    },
    {
      command: "serve",
      removed: "3.0",
      instead: "a repository of your own",
      proof: CHANGES,
    },
    {
      command: "delete",
      option: "--purge",
      removed: "3.0",
      instead: "helm uninstall",
      proof: CHANGES,
    },
    {
      command: "install",
      option: "--name",
      removed: "3.0",
      instead: "the name as the first operand",
      proof: CHANGES,
    },
    {
      command: "template",
      option: "--name",
      removed: "3.0",
      instead: "the name as the first operand",
      proof: CHANGES,
    },
  ],
};
