import type { Retirements } from "./retirement.ts";

const NOTES = "https://docs.djangoproject.com/en/1.9/releases/1.9/";

export const managePy: Retirements = {
  names: ["python", "python3"],
  usages: [
    {
      command: "manage.py syncdb",
      removed: "Django 1.9",
      instead: "manage.py migrate",
      proof: NOTES,
    },
    {
      command: "manage.py validate",
      removed: "Django 1.9",
      instead: "manage.py check",
      proof: NOTES,
    },
    {
      command: "manage.py dumpdata",
      option: "--natural",
      removed: "Django 1.9",
      instead: "--natural-foreign",
      proof: NOTES,
    },
  ],
};
