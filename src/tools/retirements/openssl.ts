import type { Retirements } from "./retirement.ts";

export const openssl: Retirements = {
  names: ["openssl"],
  usages: [
    {
      command: "rsautl",
      deprecated: "3.0",
      instead: "openssl pkeyutl",
      proof:
        "https://manpages.ubuntu.com/manpages/noble/man1/openssl-rsautl.1ssl.html",
    },
  ],
};
