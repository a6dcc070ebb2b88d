import type { PayloadKind } from "./payload-kind.ts";

export const otherSql: PayloadKind = {
  name: "other-sql",
  summary: "SQL of MySQL, SQLite and others: quotes and brackets only",
  examples: [
    {
      text: "SELECT `heat` FROM ovens WHERE name = 'Jo''s \\'oven' AND (id = 3); -- don't\n# nor (this",
      problems: [],
    },
    {
      text: "UPDATE ovens SET heat = 230 WHERE name = 'rye",
      problems: [
        "': Unexpected `'` that nothing closes, expected a closing quote",
      ],
    },
    {
      text: "INSERT INTO ovens VALUES (1, 'rye';",
      problems: ["(: Unexpected `(` that nothing closes, expected `)`"],
    },
    {
      text: "SELECT count(*)) FROM ovens",
      problems: ["): Unexpected `)`, expected `(` before it"],
    },
  ],
  load: async () => (await import("./readers/other-sql.ts")).readOtherSql,
};
