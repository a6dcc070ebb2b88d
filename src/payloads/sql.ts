import type { PayloadKind } from "./payload-kind.ts";

export const sql: PayloadKind = {
  name: "sql",
  summary: "SQL as PostgreSQL 18 and psql read it",
  examples: [
    { text: "SELECT count(*) FROM loaves WHERE grain = 'rye';", problems: [] },
    {
      text: "\\dt\n\\set day 3\nSELECT :day, :'grain' FROM :\"oven\" \\gx",
      problems: [],
    },
    { text: "SHOW POOLS; RELOAD;", problems: [] },
    {
      text: "DROP COLUMN heat;",
      problems: [
        "COLUMN: Unexpected `COLUMN`, expected `ALTER TABLE ... DROP COLUMN`",
      ],
    },
    {
      text: "SELECT 'Brötchen' FORM loaves LIMIT 1",
      problems: [
        "loaves: Unexpected `loaves`, expected SQL that PostgreSQL reads",
      ],
    },
    {
      text: "SELECT 1 FROM (",
      problems: [": Unexpected end, expected SQL that PostgreSQL reads"],
    },
    {
      text: "SELECT 'rye",
      problems: [
        "': Unexpected `'` that nothing closes, expected a closing quote",
      ],
    },
    {
      text: "SHOW TABLES; SELECT * FROM `ovens`",
      problems: [
        "`: Unexpected backtick, expected double quotes around a name: PostgreSQL knows no others",
      ],
    },
  ],
  load: async () => (await import("./readers/sql.ts")).loadSql(),
};
