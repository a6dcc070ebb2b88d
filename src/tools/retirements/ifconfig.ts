import type { Retirements } from "./retirement.ts";

export const ifconfig: Retirements = {
  names: ["ifconfig"],
  usages: [
    {
      deprecated: "iproute2",
      instead: "ip address",
      proof:
        "https://software.opensuse.org/package/net-tools-deprecated?locale=es",
    },
  ],
};
