import type { Retirements } from "./retirement.ts";

export const netstat: Retirements = {
  names: ["netstat"],
  usages: [
    {
      deprecated: "iproute2",
      instead: "ss",
      proof:
        "https://software.opensuse.org/package/net-tools-deprecated?locale=es",
    },
  ],
};
