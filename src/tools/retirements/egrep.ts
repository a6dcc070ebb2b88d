import type { Retirements } from "./retirement.ts";

export const egrep: Retirements = {
  names: ["egrep"],
  usages: [
    {
      deprecated: "grep 3.8",
      instead: "grep -E",
      proof: "https://git.savannah.gnu.org/cgit/grep.git/tree/NEWS",
    },
  ],
};
