import { oddOnesOf, type Where } from "../../queries/agreement.ts";
import { told } from "../../queries/calls.ts";
import type { Rule } from "../../rule.ts";

const local = /^(?:localhost|127\.0\.0\.1|::1|\/.*)$/;

const harmless = /(?:^| )(?:--version|--help|-V)(?: |$)/;

const mysql = [
  "mysql",
  "mysqldump",
  "mysqladmin",
  "mysqlcheck",
  "mysqlimport",
  "mariadb",
  "mariadb-dump",
  "mariadb-admin",
];

const optionsFiles = ["--defaults-extra-file", "--defaults-file"];

const databases: readonly Where[] = [
  {
    what: "a host",
    tools: [
      "psql",
      "pg_dump",
      "pg_dumpall",
      "pg_restore",
      "createdb",
      "dropdb",
      "createuser",
      "vacuumdb",
      "reindexdb",
      "pg_isready",
    ],
    options: ["-h", "--host"],
    valued:
      "-U --username -d --dbname -p --port -f --file -c --command -F --format -j --jobs -t --table -n --schema -T -N -E -S -v --set -O --owner".split(
        " ",
      ),
    variables: ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE"],
    // Archives are listed, and scripts written, without a server.
    needless:
      /(?:^| )(?:--version|--help|-V|--list|-l)(?: |$)|^pg_restore (?!.*(?:-d|--dbname))/,
    inOperand: /^(?:--dbname=)?postgres(?:ql)?:\/\/|\b(?:host|service)=/,
    usual: local,
  },
  {
    what: "a host",
    tools: mysql,
    options: ["-h", "--host"],
    valued:
      "-u --user -P --port -e --execute -D --database -r --result-file".split(
        " ",
      ),
    variables: ["MYSQL_HOST"],
    // An options file says where, and may say nothing about it.
    needless:
      /(?:^| )(?:--version|--help|-V|--(?:defaults-file|defaults-extra-file|login-path)\b.*)(?: |$)/,
    inOperand: /^--(?:socket|protocol)\b|^-S/,
    usual: local,
  },
  {
    what: "an options file",
    tools: mysql,
    options: optionsFiles,
    valued: [],
    variables: ["MYSQL_HOME"],
    // Who says as whom or where needs no file for it.
    needless:
      /(?:^| )(?:--version|--help|-V|(?:-[uphS]|--(?:user|password|host|socket|login-path)\b).*)(?: |$)/,
  },
  {
    what: "a host",
    tools: ["redis-cli", "valkey-cli"],
    options: ["-h", "-u"],
    valued: "-p -a -n -x --user --pass".split(" "),
    variables: ["REDISCLI_URL"],
    needless: harmless,
    usual: local,
  },
  {
    what: "a host",
    tools: ["mongosh", "mongo", "mongodump", "mongorestore"],
    options: ["--host", "-h", "--uri"],
    valued:
      "-u --username -p --password --port -d --db --eval --out --archive".split(
        " ",
      ),
    variables: [],
    needless: harmless,
    inOperand: /^mongodb(?:\+srv)?:\/\//,
    usual: local,
  },
];

/** A client of a database that asks the reader's own machine. */
export const missingHost: Rule = {
  name: "missing-host",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A command lacks the database host that the others name",
  why: "It asks the reader's own machine: nothing answers, or another database does, and that one is dumped or filled.",
  help: "Name the host in every command, or set it once: `export PGHOST=...`.",
  examples: {
    good: [
      "```bash\npg_dump -h db.vets vets > vets.sql\npsql -h db.vets -c 'select 1'\npsql -h db.vets -f vets.sql\n```\n",
      "```bash\nexport PGHOST=db.vets\npsql -h db.vets -c 'select 1'\npsql -h db.vets -c 'select 2'\npsql -h db.vets -c 'select 3'\npg_dump vets > vets.sql\n```\n",
      "```bash\npsql -h localhost -c 'select 1'\npsql -h localhost -c 'select 2'\npsql -h localhost -c 'select 3'\npg_dump vets > vets.sql\n```\n",
      "```bash\npsql -h db.vets -c 'select 1'\npsql -h db.vets -c 'select 2'\npsql -h db.vets -c 'select 3'\npsql -lqt -h db.vets\n```\n",
      "```bash\npsql -h old.vets -c 'select 1'\npsql -h old.vets -c 'select 2'\npsql -h new.vets -c 'select 1'\nsudo -u postgres psql -c 'select 1'\n```\n",
      "```bash\npg_dump -h db.vets -Fc -f vets.dump vets\npsql -h db.vets -c 'select 1'\npsql -h db.vets -c 'select 2'\npg_restore --list vets.dump\ndocker exec db psql -c 'select 1'\n```\n",
      "```bash\nmysqldump --defaults-extra-file=vets.cnf vets > vets.sql\nmysql --defaults-extra-file=vets.cnf copy < vets.sql\nmysql --defaults-extra-file=vets.cnf copy -e 'show tables'\nmysql -u root -p -e 'select @@version'\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nmysqldump --defaults-extra-file=vets.cnf vets > vets.sql\nmysql --defaults-extra-file=vets.cnf copy < vets.sql\nmysql --defaults-extra-file=vets.cnf copy -e 'show tables'\nmysql -e 'show databases'\n```\n",
        findings: [
          "5:1 Unexpected `mysql` without an options file, expected `--defaults-extra-file=vets.cnf` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\npg_dump -h db.vets -U vets vets > vets.sql\ncreatedb -h db.vets -U vets copy\npsql -h db.vets -U vets copy < vets.sql\npsql -U vets -c 'select count(*) from pets' copy\n```\n",
        findings: [
          "5:1 Unexpected `psql` without a host, expected `-h db.vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nmysqldump -h <db-host> -u vets vets > vets.sql\nmysqladmin -h <db-host> -u vets create copy\nmysql -h <db-host> -u vets copy < vets.sql\n```\n\n```bash\nmysql -u vets copy -e 'show tables'\n```\n",
        findings: [
          "8:1 Unexpected `mysql` without a host, expected `-h <db-host>` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\npsql -h db.vets -c CHECKPOINT vets\npsql -c 'ALTER SYSTEM SET wal_level = logical' vets\npsql -h db.vets -c 'SELECT pg_reload_conf()' vets\n```\n",
        findings: [
          "3:1 Unexpected `psql` without a host, expected `-h db.vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\npsql --host=db.vets vets -c 'select 1'\npsql --host=db.vets vets -c 'select 2'\npg_dump --host=db.vets vets > vets.sql\ndropdb vets\n```\n",
        findings: [
          "5:1 Unexpected `dropdb` without a host, expected `-h db.vets` as in the other commands",
        ],
      },
    ],
  },
  *check(page) {
    for (const where of databases) {
      for (const { call, command, meant } of oddOnesOf(page, where)) {
        const [option = ""] = where.options;
        const joint = option.startsWith("--") ? "=" : " ";
        const expected = meant.includes("://")
          ? meant
          : `${option}${joint}${meant}`;
        yield {
          place: call.place,
          evidence: "heuristic",
          message: `Unexpected \`${command}\` without ${where.what}, expected \`${told(expected)}\` as in the other commands`,
        };
      }
    }
  },
};
