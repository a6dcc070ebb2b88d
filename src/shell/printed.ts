import type { ForeignLanguage } from "./foreign.ts";
import { isSynopsis, mayBeSynopsis } from "./synopsis.ts";

const indent = (line: string) => line.length - line.trimStart().length;
const deeper = (line: string, than: string) => indent(line) > indent(than);
const LOG =
  /^\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d[\].,\s]|[IWEF]\d{4} \d\d:\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d|time="[^"]+" level=|(?:ts|level)=\S+ \w+=|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)(?::|\[\d| \[)|\[(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\] )/;
const STACK =
  /^\s+at \S.*:\d+\)?\s*$|^Caused by: |^Traceback \(most recent|^\s+File ".*", line \d+/;
const COLUMN = "[A-Z][A-Z0-9()/%_.-]*(?: [A-Z0-9()/%_.-]+)*";
const TABLE_HEAD = new RegExp(`^\\s*${COLUMN}(?:\\s{2,}${COLUMN})+\\s*$`);
const RULE = /^\s*(?:[-+=|]{3}[-+=|\s]*|\|.*\|\s*)$/;
const RESULT =
  /^\s*(?:[a-z][\w.-]*\/[\w.-]+|[\w./-]+ "[^"]+") (?:serverside-applied|created|configured|unchanged|deleted|patched|labeled|annotated|scaled|restarted|rolled back|condition met|has been .*)(?: \(.*\))?\s*$/;
/** A branch that `tree` or `npm ls` draws without Unicode. */
const TREE = /^\s*(?:\|\s+)*(?:\+--|\|--|`--|\\--)[-\s]/;
const CAPITAL_KEY = /^\s*[A-Z][\w()-]*(?: [\w()-]+){0,4}:(?:\s|$)/;
const TROUBLE =
  /^\s*(?:[\w.-]+: )?(?:error|warning|fatal|panic|exception|hint|note|info)\b[^=|;]*:(?:\s|$)/i;
const REPL =
  /^\s*(?:mysql|MariaDB \[[^\]]*\]|psql|sqlite|redis|mongosh?|rs\d+:\w+|irb\([^)]*\)[\d:]*|iex\(\d+\)|\d+\.\d+\.\d+\.\d+:\d+|scala|ftp|sftp)> |^\s*\w+(?:=[#>]|-[#>]) |^>>> /;
const USAGE_HEAD =
  /^\s*(?:(?:Available |Global )?(?:Commands|Flags|Options|Arguments|Aliases|Examples)|USAGE):?\s*$|^\s*[Uu]sage:\s*\S*/;

/** What programs print, and links. In order: the first that claims a line has it. */
export const PRINTED: readonly ForeignLanguage[] = [
  {
    what: "a URL",
    fence: "",
    certain: true,
    starts: (line) =>
      /^\s*<?[a-z][a-z+]*:\/\/\S+>?\s*(?:#.*)?$/.test(line) ||
      /^\s*<[\w-]+>:\/\//.test(line),
  },
  {
    what: "a usage synopsis",
    fence: "",
    certain: false,
    starts: (line, next) =>
      isSynopsis(line) || (isSynopsis(next) && mayBeSynopsis(line, next)),
    goesOn: (line, { last, near }) => near && mayBeSynopsis(line, last),
  },
  {
    what: "a diff",
    fence: "diff",
    certain: true,
    starts: (line, next) =>
      /^diff --git \S/.test(line) ||
      /^@@ -\d/.test(line) ||
      (/^--- \S/.test(line) && /^\+\+\+ \S/.test(next)),
    goesOn: (line) => /^(?:[-+@\\ ]|index |diff )/.test(line),
  },
  {
    what: "a log",
    fence: "",
    certain: true,
    starts: (line) => LOG.test(line) || STACK.test(line),
  },
  {
    what: "a database session",
    fence: "",
    certain: true,
    starts: (line) => REPL.test(line),
    goesOn: (_, { near }) => near,
  },
  {
    what: "help text",
    fence: "",
    certain: true,
    starts: (line) => USAGE_HEAD.test(line),
    goesOn: (line) => /^\s/.test(line) || /^[A-Z][\w ]*:\s*$/.test(line),
  },
  {
    what: "an error message",
    fence: "",
    certain: false,
    starts: (line) =>
      TROUBLE.test(line) || /^\s*Error from server\b/.test(line),
    goesOn: (line, { first, near }) => near && deeper(line, first),
  },
  {
    what: "output",
    fence: "",
    certain: false,
    starts: (line, next) =>
      TABLE_HEAD.test(line) ||
      (RULE.test(next) && /^\s*[\w"]/.test(line) && /[|]|\s{2}/.test(line)) ||
      RULE.test(line) ||
      /^\s*>?\s*\d+ \|(?:\s|$)/.test(line) ||
      RESULT.test(line) ||
      TREE.test(line) ||
      /^\s*(?:=>|==>|-->|->)\s/.test(line) ||
      /^commit [0-9a-f]{7,64}(?: \(.*\))?\s*$/.test(line) ||
      /^[-dlcbps](?:[r-][w-][xsStT-]){3}[.+@]?\s/.test(line) ||
      /^\s*(?![“”‘’–—…❯➜»])(?=\P{ASCII})[\p{S}\p{P}]/u.test(line) ||
      (CAPITAL_KEY.test(line) && !/^[^:]*:\s*$/.test(line)) ||
      /^\(\d+ rows?\)\s*$/.test(line),
    goesOn: (line, { first, last, near }) =>
      near &&
      (TABLE_HEAD.test(first) ||
        RULE.test(last) ||
        /\S(?:\s{3,}|\s+\|\s)\S/.test(line) ||
        (CAPITAL_KEY.test(line) && CAPITAL_KEY.test(first))),
  },
];

/** Sentences; so vague that it comes after everything else. */
export const PROSE: ForeignLanguage = {
  what: "prose",
  fence: "",
  certain: false,
  starts: (line) =>
    /^\s*[A-Z][a-z]+(?:['’]\w+)?(?: [\w"'’/.,:()<>-]+){2,}(?:[^.\s]\.|\.\.\.|[?!:])\s*$/.test(
      line,
    ) ||
    /^[^'"`$|&;<>=\\]*[a-z]'(?:s|t|re|ve|ll|d|m)\b[^'"`$|&;<>=\\]*$/.test(line),
};
