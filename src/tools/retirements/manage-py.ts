import type { Retirements } from "./retirement.ts";

export const managePy: Retirements = {
  names: ["python", "python3"],
  usages: [
    {
      command: "manage.py syncdb",
      removed: "Django 1.9",
      instead: "manage.py migrate",
      proof: "https://github.com/Microsoft/PTVS/issues/1063",
    },
  ],
};
