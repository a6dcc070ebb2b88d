import type { Retirements } from "./retirement.ts";

export const pgDump: Retirements = {
  names: ["pg_dump", "pg_dumpall"],
  usages: [
    {
      option: "-o",
      removed: "12",
      instead: "pg_dump without it: tables have no OIDs any more",
      proof:
        "https://github.com/postgrespro/postgres/commit/4d0183592764629d38182e30642b1aef8baeb987",
    },
    {
      option: "--oids",
      removed: "12",
      instead: "pg_dump without it: tables have no OIDs any more",
      proof:
        "https://github.com/postgrespro/postgres/commit/4d0183592764629d38182e30642b1aef8baeb987",
    },
  ],
};
