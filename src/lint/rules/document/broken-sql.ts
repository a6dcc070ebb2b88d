import { complaintsOf } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import type { Rule } from "../../rule.ts";

/** SQL that a database refuses before it looks at a table. */
export const brokenSql: Rule = {
  name: "broken-sql",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "literal-ellipsis",
    "unexpanded-variable",
  ],
  summary: "A database cannot read a statement",
  why: "The server answers with a syntax error and changes nothing; the steps after it count on the change.",
  help: "Put the statement right; an empty database tells whether it reads.",
  examples: {
    good: [
      '```bash\npsql -U mill -c "SELECT count(*) FROM loaves WHERE id = $ID;"\n```\n',
      "```bash\npsql mill <<'SQL'\n\\dt\nSELECT * FROM loaves WHERE day = :'day';\nSQL\n```\n",
      '```bash\npsql -p 6432 pgbouncer -c "RELOAD"\n```\n',
      "```bash\nmysql -e \"SHOW TABLES LIKE 'loa%'\"\n```\n",
      "```bash\npsql mill -c 'DROP TABLE <table>;'\n```\n",
      "```sql\nSHOW FULL TABLES;\n```\n",
    ],
    bad: [
      {
        markdown:
          '```bash\nkubectl exec -it mill-0 -- \\\n  psql -U mill -c "DROP COLUMN heat;"\n```\n',
        findings: [
          "3:25 Unexpected `COLUMN`, expected `ALTER TABLE ... DROP COLUMN`",
        ],
      },
      {
        markdown:
          "```bash\nsudo -u postgres psql mill <<SQL\nUPDATE loaves SET grain = 'rye' WERE id = 3;\nSQL\n```\n",
        findings: [
          "3:33 Unexpected `WERE`, expected SQL that PostgreSQL reads",
        ],
      },
      {
        markdown: "```bash\npsql -U mill -c 'SELECT heat FROM `ovens`'\n```\n",
        findings: [
          "2:35 Unexpected backtick, expected double quotes around a name: PostgreSQL knows no others",
        ],
      },
      {
        markdown:
          "In PostgreSQL:\n\n```sql\nALTER TABLE loaves ADD COLUMN IF NOT EXIST heat int;\n```\n",
        findings: [
          "4:38 Unexpected `EXIST`, expected SQL that PostgreSQL reads",
        ],
      },
      {
        markdown:
          '```bash\nmysql -u root mill -e "UPDATE ovens SET heat = 230 WHERE name = \'rye"\n```\n',
        findings: [
          "2:65 Unexpected `'` that nothing closes, expected a closing quote",
        ],
      },
    ],
  },
  *check(page) {
    const isWhole = ({ as, text }: { as: string; text: string }) =>
      as === "sql" && !isExcerpt(text);
    yield* complaintsOf(page, "sql", isWhole);
    yield* complaintsOf(page, "other-sql");
  },
};
