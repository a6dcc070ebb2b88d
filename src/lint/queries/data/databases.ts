import { type Call, wordsOfCall } from "../calls.ts";

const clients =
  /^(?:psql|pg_restore|pg_dump|pg_dumpall|createdb|dropdb|mysql|mariadb|mysqldump|mongosh|mongo|mongorestore|redis-cli|clickhouse-client|cqlsh)$/;

/** Whether it is a database's own program, which needs the server to answer. */
export function isClient(call: Call): boolean {
  return clients.test(wordsOfCall(call)[0] ?? "");
}

/** Whether it removes a database with all that it holds. */
export function dropsDatabase(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  if (!isClient(call)) return false;
  return name === "dropdb" || /\bdrop\s+database\b/i.test(words.join(" "));
}

/** Whether it makes or fills a database, or removes the one that was there. */
export function isRestore(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  if (/^(?:pg_restore|mongorestore|createdb)$/.test(name)) return true;
  if (dropsDatabase(call)) return true;
  if (!/^(?:psql|mysql|mariadb)$/.test(name)) return false;
  return (
    call.terminal.stdin !== "terminal" ||
    words.some((word) => /^(?:-f|--file)/.test(word))
  );
}
