import type { Database } from "../compose.ts";
import type { StepDraft } from "../draft.ts";

/** How a database in a container is dumped and restored; `compose` is the call before. */
export function databaseSteps(
  id: string,
  database: Database,
  compose: string,
): { readonly dump: StepDraft; readonly restore: string } {
  const dump = `${id}-before-{{to}}.${database.kind === "postgres" ? "dump" : "sql"}`;
  const call = `${compose} exec -T ${database.service}`;
  const { dumps, proves, restores } =
    database.kind === "postgres"
      ? postgres(call, database, dump)
      : mysql(call, database, dump);
  return {
    dump: {
      id: "dump",
      title: "Back up the database",
      why: "The data rollback restores exactly this file. It holds everything, so only you may read it",
      run: `umask 077\n${dumps}\n${proves} && echo complete\n`,
      expect:
        "The last command finds the end of the dump and prints `complete`",
    },
    restore: restores,
  };
}

interface Commands {
  readonly dumps: string;
  readonly proves: string;
  readonly restores: string;
}

function postgres(
  call: string,
  { user, name }: Database,
  file: string,
): Commands {
  const proves = `${call} pg_restore -f /dev/null < ${file}`;
  if (user !== undefined && name !== undefined)
    return {
      dumps: `${call} pg_dump -U ${user} -d ${name} -Fc > ${file}`,
      proves,
      restores: `${call} pg_restore -U ${user} -d ${name} --clean --if-exists < ${file}`,
    };
  // The container knows both names; the shell around it does not.
  const as = 'U="${POSTGRES_USER:-postgres}"';
  const to = '-U "$U" -d "${POSTGRES_DB:-$U}"';
  return {
    dumps: `${call} sh -c '${as}; pg_dump ${to} -Fc' > ${file}`,
    proves,
    restores: `${call} sh -c '${as}; pg_restore ${to} --clean --if-exists' < ${file}`,
  };
}

function mysql(call: string, { kind }: Database, file: string): Commands {
  const isMaria = kind === "mariadb";
  const password = isMaria
    ? "${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}"
    : "$MYSQL_ROOT_PASSWORD";
  const login = `MYSQL_PWD="${password}"`;
  const dumper = isMaria ? "mariadb-dump" : "mysqldump";
  const client = isMaria ? "mariadb" : "mysql";
  return {
    dumps: `${call} sh -c '${login} ${dumper} -u root --single-transaction --all-databases' > ${file}`,
    proves: `tail -n 1 ${file} | grep 'Dump completed'`,
    restores: `${call} sh -c '${login} ${client} -u root' < ${file}`,
  };
}
