import { tools } from "../../tools/index.ts";

/** Text and file tools, which really run: all they can reach goes with the sandbox. */
export const programs: readonly string[] =
  `awk base32 base64 basename bash bunzip2 bzcat bzip2 cat chmod cksum cmp comm cp
   csplit cut date dd diff dirname du egrep env expand expr fgrep find fmt fold gawk
   getopt grep gunzip gzip head id join jq ln ls mawk md5sum mkdir mktemp mv nice nl
   nohup numfmt od paste pr printenv readlink realpath rev rm rmdir sed seq sh
   sha1sum sha256sum sha512sum shuf sort split stat strings sum tac tail tee timeout
   touch tr truncate tsort uname uniq unlink unxz wc which whoami xargs xxd xz xzcat
   yes zcat zgrep zstd`.split(/\s+/);

/** Everything else that Guidepost knows: recorded, and taken to succeed at once. */
export function recorderNames(also: Iterable<string> = []): readonly string[] {
  const names = tools.flatMap(({ name, names = [] }) => [name, ...names]);
  const all = new Set([...names, "sleep", "clear", "reset", ...also]);
  return [...all].filter((name) => /^[\w.+-]+$/.test(name) && !kept.has(name));
}

const kept = new Set([...programs, "sudo"]);
