import type { Fence } from "../../markdown/document.ts";
import type { Range } from "../../shell/script.ts";
import type { Carried } from "./carriers/carrier.ts";
import { languageOf } from "./carriers/files.ts";
import { whole } from "./mapped.ts";

const LANGUAGES: Readonly<Record<string, string>> = {
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  postgresql: "sql",
  postgres: "sql",
  pgsql: "sql",
  python: "python",
  py: "python",
  python3: "python",
};

/** `<name>`, `${NAME}`, `{{ name }}`. */
const PLACEHOLDER = /<[A-Za-z][^<>\n"']*>|\$\{?\w+\}?|\$?\{\{[^\n]*?\}\}/g;

const POSTGRES = /\bpsql\b|\bpostgres(?:ql)?\b/i;
const OTHER_DATABASE =
  /\b(?:mysql|mariadb|sqlite|oracle|sql server|mssql|clickhouse|cockroach(?:db)?|cassandra|cql|redshift|snowflake|bigquery|spanner)/i;

/** What a fence shows in another language: by its tag, and by the name in its title. */
export function fencedAs(
  { language, content, annotations, closed }: Fence,
  page: string,
): Carried[] {
  const tagged =
    LANGUAGES[language] ?? (isPostgres(language, page) ? "sql" : undefined);
  if (tagged === undefined || !closed) return [];
  const named = languageOf(annotations.title ?? "");
  const as = tagged === "yaml" && named !== undefined ? named : tagged;
  return [
    { as, text: whole(content, tagged === "yaml" ? [] : holesOf(content)) },
  ];
}

/** `sql` is every database's; the page tells which one it is about. */
function isPostgres(language: string, page: string): boolean {
  return (
    language === "sql" && POSTGRES.test(page) && !OTHER_DATABASE.test(page)
  );
}

function holesOf(content: string): Range[] {
  return Array.from(content.matchAll(PLACEHOLDER), ({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
}
