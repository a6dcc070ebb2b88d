import type { Retirements } from "./retirement.ts";

export const fgrep: Retirements = {
  names: ["fgrep"],
  usages: [
    {
      deprecated: "grep 3.8",
      instead: "grep -F",
      proof: "https://git.savannah.gnu.org/cgit/grep.git/tree/NEWS",
    },
  ],
};
