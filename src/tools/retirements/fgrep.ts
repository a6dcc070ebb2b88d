import type { Retirements } from "./retirement.ts";

export const fgrep: Retirements = {
  names: ["fgrep"],
  usages: [
    {
      deprecated: "grep 3.8",
      instead: "grep -F",
      proof:
        "https://cygwin.com/pipermail/cygwin-announce/2022-September/010706.html",
    },
  ],
};
