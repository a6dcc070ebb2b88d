import { type Call, isSettled, wordsOfCall } from "../calls.ts";

const dumps =
  /^(?:tar|sqlite3|pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|pg_basebackup|mariabackup|xtrabackup)$/;

const looks =
  /^(?:zcat|zgrep|zless|zmore|xzcat|head|tail|less|more|grep|wc|ls|du|stat|file|sha\d+sum|md5sum|cmp|diff)$/;

const unpackers =
  /^(?:gzip|gunzip|pigz|bzip2|xz|zstd|lz4|pg_restore|tar|test|\[|\[\[)$/;

/** Whether a call writes out what a database or folder holds. */
export function isDump(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  if (!dumps.test(name)) return false;
  if (words.some((word) => /^(?:--version|--help|-V)$/.test(word)))
    return false;
  if (name === "tar") return /^-?[a-zA-Z]*c|^--create$/.test(words[0] ?? "");
  return name !== "sqlite3" || words.some((word) => word.includes(".dump"));
}

/** Whether a call looks at a backup, so that a broken one shows. */
export function looksAtBackup(call: Call): boolean {
  const [name = "", ...words] = wordsOfCall(call);
  const options = words.filter((word) => word.startsWith("-")).join(" ");
  if (!isSettled(name)) return true;
  // What nobody knows may be the option that only looks.
  if (unpackers.test(name) && !words.every(isSettled)) return true;
  switch (name) {
    case "gzip":
    case "gunzip":
    case "pigz":
    case "bzip2":
    case "xz":
    case "zstd":
    case "lz4":
      return /(?:^| )-\w*[tl]|--test|--list|-\w*dc/.test(options);
    case "pg_restore":
      return /(?:^| )-\w*l|--list/.test(options);
    case "tar":
      return /^-?\w*t|^--list/.test(words[0] ?? "");
    case "test":
    case "[":
    case "[[":
      return words.some((word) => /^-[sfer]$/.test(word));
    default:
      return looks.test(name);
  }
}
