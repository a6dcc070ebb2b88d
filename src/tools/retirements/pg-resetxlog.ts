import type { Retirements } from "./retirement.ts";

export const pgResetxlog: Retirements = {
  names: ["pg_resetxlog"],
  usages: [
    {
      removed: "PostgreSQL 10",
      instead: "pg_resetwal",
      proof: "https://postgresql.org/docs/14/app-pgresetxlog.html",
    },
  ],
};
