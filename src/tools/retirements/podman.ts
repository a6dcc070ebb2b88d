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
    {
      command: "machine init",
      option: "--image-path",
      removed: "4.4 or later",
      instead: "--image",
      proof: "specs of podman 4.3.1 and 5.8.6",
    },
    {
      command: "machine init",
      option: "--volume-driver",
      removed: "4.4 or later",
      instead: "podman machine init without it",
      proof: "specs of podman 4.3.1 and 5.8.6",
    },
  ],
};
