import type { Retirements } from "./retirement.ts";

export const createlang: Retirements = {
  names: ["createlang"],
  usages: [
    {
      removed: "PostgreSQL 10",
      instead: "CREATE EXTENSION",
      proof:
        "https://postgrespro.com/list/id/E1cr7Qd-0002Ji-EA@gemulon.postgresql.org",
    },
  ],
};
