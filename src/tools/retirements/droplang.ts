import type { Retirements } from "./retirement.ts";

export const droplang: Retirements = {
  names: ["droplang"],
  usages: [
    {
      removed: "PostgreSQL 10",
      instead: "DROP EXTENSION",
      proof:
        "https://postgrespro.com/list/id/E1cr7Qd-0002Ji-EA@gemulon.postgresql.org",
    },
  ],
};
