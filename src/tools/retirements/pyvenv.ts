import type { Retirements } from "./retirement.ts";

export const pyvenv: Retirements = {
  names: ["pyvenv"],
  usages: [
    {
      removed: "Python 3.8",
      instead: "python3 -m venv",
      proof: "https://github.com/python/cpython/pull/5962/files",
    },
  ],
};
