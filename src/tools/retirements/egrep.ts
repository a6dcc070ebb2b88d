import type { Retirements } from "./retirement.ts";

export const egrep: Retirements = {
  names: ["egrep"],
  usages: [
    {
      deprecated: "grep 3.8",
      instead: "grep -E",
      proof:
        "https://cygwin.com/pipermail/cygwin-announce/2022-September/010706.html",
    },
  ],
};
