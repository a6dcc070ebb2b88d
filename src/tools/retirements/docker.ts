import type { Retirements } from "./retirement.ts";

export const docker: Retirements = {
  names: ["docker"],
  usages: [
    {
      command: "engine",
      removed: "20.10",
      instead: "the packages of your distribution",
      proof: "https://github.com/docker/cli/pull/2448/files",
    },
    {
      command: "update",
      option: "--kernel-memory",
      removed: "21 or later",
      instead: "--memory",
      proof:
        "https://github.com/docker/cli/pull/2652/files, specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "stack deploy",
      option: "--orchestrator",
      removed: "21 or later",
      instead: "kubectl",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "context create",
      option: "--kubernetes",
      removed: "21 or later",
      instead: "kubectl config",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "context create",
      option: "--default-stack-orchestrator",
      removed: "21 or later",
      instead: "docker context create without it",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "container update",
      option: "--kernel-memory",
      removed: "21 or later",
      instead: "--memory",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "stack ps",
      option: "--orchestrator",
      removed: "21 or later",
      instead: "kubectl",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "stack services",
      option: "--orchestrator",
      removed: "21 or later",
      instead: "kubectl",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "stack rm",
      option: "--orchestrator",
      removed: "21 or later",
      instead: "kubectl",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "stack ls",
      option: "--orchestrator",
      removed: "21 or later",
      instead: "kubectl",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "context update",
      option: "--kubernetes",
      removed: "21 or later",
      instead: "kubectl config",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
    {
      command: "version",
      option: "--kubeconfig",
      removed: "21 or later",
      instead: "kubectl version",
      proof: "specs of docker 20.10.24 and 28.5.2",
    },
  ],
};
