import { tools } from "../../tools/index.ts";

/** Text and file tools, which really run: all they can reach goes with the sandbox. */
export const programs: readonly string[] =
  `awk base32 base64 basename bash bunzip2 bzcat bzip2 cat chmod cksum cmp comm cp
   csplit cut date dd diff dirname du echo egrep env expand expr false fgrep find fmt fold gawk
   getopt grep gunzip gzip head id join jq ln ls mawk md5sum mkdir mktemp mv nice nl
   nohup numfmt od paste pr printenv printf pwd readlink realpath rev rm rmdir sed seq setsid sh
   sha1sum sha256sum sha512sum shuf sort split stat stdbuf strings sum tac tail tee test timeout
   touch tr true truncate tsort uname uniq unlink unxz wc which whoami xargs xxd xz xzcat
   yes zcat zgrep zstd`.split(/\s+/);

/** Everything else that Guidepost knows: recorded, and taken to succeed at once. */
export function recorderNames(also: Iterable<string> = []): readonly string[] {
  const names = tools.flatMap(({ name, names = [] }) => [name, ...names]);
  const all = new Set([...names, "sleep", "clear", "reset", ...also]);
  return [...all].filter((name) => /^[\w.+-]+$/.test(name) && !kept.has(name));
}

const builtins =
  `. : [ alias bg bind break builtin caller case cd command compgen complete compopt
   continue coproc declare dirs disown do done echo elif else enable esac eval exec
   exit export false fc fg fi for function getopts hash help history if in jobs kill
   let local logout mapfile popd printf pushd pwd read readarray readonly return
   select set shift shopt source suspend test then time times trap true type typeset
   ulimit umask unalias unset until wait while`.split(/\s+/);

/** What bash does itself, what really runs, and what runs what it is given. */
const kept = new Set([...builtins, ...programs, "sudo"]);
