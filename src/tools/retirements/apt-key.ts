import type { Retirements } from "./retirement.ts";

export const aptKey: Retirements = {
  names: ["apt-key"],
  usages: [
    {
      removed: "Debian 13 and Ubuntu 24.10",
      instead: "a key in /etc/apt/keyrings, named by `signed-by`",
      proof: "https://manpages.ubuntu.com/manpages/noble/man8/apt-key.8.html",
    },
  ],
};
