import type { Retirements } from "./retirement.ts";

export const mysqlpump: Retirements = {
  names: ["mysqlpump"],
  usages: [
    {
      removed: "MySQL 8.4",
      isHearsay: true,
      instead: "mysqldump",
      proof:
        "https://docs.aws.amazon.com/prescriptive-guidance/latest/migration-large-mysql-mariadb-databases/doc-history.html",
    },
  ],
};
