import type { Retirements } from "./retirement.ts";

export const velero: Retirements = {
  names: ["velero"],
  usages: [
    {
      command: "install",
      option: "--use-restic",
      removed: "1.10",
      isHearsay: true,
      instead: "--use-node-agent",
      proof:
        "https://gist.github.com/kelvintaywl/98a1535863739514d79dbc0f4f6784a1",
    },
  ],
};
