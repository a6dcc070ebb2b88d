import type { Retirements } from "./retirement.ts";

export const easyInstall: Retirements = {
  names: ["easy_install"],
  usages: [
    {
      deprecated: "setuptools 58.3",
      instead: "pip install",
      proof: "https://github.com/pypa/setuptools/commit/fc5c308",
    },
  ],
};
