import type { Retirements } from "./retirement.ts";

export const podman: Retirements = {
  names: ["podman"],
  usages: [
    {
      command: "generate systemd",
      deprecated: "4.7",
      instead: "Quadlet files",
      proof: "https://github.com/containers/podman/pull/19414",
    },
  ],
};
