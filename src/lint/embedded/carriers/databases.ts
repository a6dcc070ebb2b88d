import { operandsOf, valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

export const mysql: Carrier = {
  names: ["mysql", "mariadb"],
  *carried({ args }) {
    for (const text of valuesOf(args, "-e", "--execute"))
      yield { as: "other-sql", text };
  },
};

export const sqlite: Carrier = {
  names: ["sqlite", "sqlite3"],
  *carried({ args }) {
    const [, ...statements] = operandsOf(args, ["-cmd", "-init", "-separator"]);
    for (const text of statements)
      if (!text.text.startsWith(".")) yield { as: "other-sql", text };
  },
};
