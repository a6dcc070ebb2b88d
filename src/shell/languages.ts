import type { ForeignLanguage } from "./foreign.ts";

const indent = (line: string) => line.length - line.trimStart().length;
const deeper = (line: string, than: string) => indent(line) > indent(than);

const JSON_MEMBER = /^\s*"[^"\n]*"\s*:(?:\s|$)/;
const JSON_CLOSER = /^\s*[}\]]+,?\s*$/;
const YAML_KEY =
  /^\s*(?:- +)*(?:[A-Za-z_][\w./-]*|"[^"\n]+"|'[^'\n]+'):(?:\s+\S.*)?\s*$/;
const YAML_ITEM = /^\s*-(?:\s+\S.*)?$/;
const SQL_START =
  /^\s*(?:SELECT\b.*(?:\bFROM\b|;|\()|INSERT INTO\b|UPDATE \S+ SET\b|DELETE FROM\b|(?:ALTER|CREATE|DROP) (?:OR REPLACE |UNIQUE )?(?:TABLE|DATABASE|ROLE|USER|EXTENSION|INDEX|SCHEMA|VIEW|SEQUENCE|FUNCTION|TYPE|PUBLICATION|SUBSCRIPTION|MATERIALIZED)\b|GRANT \w+.* (?:ON|TO) |REVOKE \w+.* FROM |(?:BEGIN|COMMIT|ROLLBACK|VACUUM|ANALYZE|REINDEX)\b[\w ]*;|TRUNCATE TABLE\b|WITH \w+ AS \()/;
const LOG =
  /^\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d[\].,\s]|[IWEF]\d{4} \d\d:\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d|time="[^"]+" level=|(?:ts|level)=\S+ \w+=|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)(?::|\[\d| \[)|\[(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\] )/;
const STACK =
  /^\s+at \S.*:\d+\)?\s*$|^Caused by: |^Traceback \(most recent|^\s+File ".*", line \d+/;
const COLUMN = "[A-Z][A-Z0-9()/%_.-]*(?: [A-Z0-9()/%_.-]+)*";
const TABLE_HEAD = new RegExp(`^\\s*${COLUMN}(?:\\s{2,}${COLUMN})+\\s*$`);
const RULE = /^\s*(?:[-+=|]{3,}[-+=|\s]*|\|.*\|)\s*$/;
const RESULT =
  /^\s*(?:[a-z][\w.-]*\/[\w.-]+|[\w./-]+ "[^"]+") (?:serverside-applied|created|configured|unchanged|deleted|patched|labeled|annotated|scaled|restarted|rolled back|condition met|has been .*)(?: \(.*\))?\s*$/;
const CAPITAL_KEY = /^\s*[A-Z][\w()-]*(?: [\w()-]+){0,4}:(?:\s|$)/;
const TROUBLE =
  /^\s*(?:[\w.-]+: )?(?:error|warning|fatal|panic|exception|hint|note|info)\b[^=|;]*:(?:\s|$)/i;
const REPL =
  /^\s*(?:mysql|MariaDB \[[^\]]*\]|psql|sqlite|redis|mongosh?|rs\d+:\w+|irb\([^)]*\)[\d:]*|iex\(\d+\)|\d+\.\d+\.\d+\.\d+:\d+|scala|ftp|sftp)> |^\s*\w+(?:=[#>]|-[#>]) |^>>> /;
const CONFIG_LINE = /^\s*[A-Za-z_][\w.-]*\s+[?:+]?=\s+\S/;
const SECTION = /^\s*\[\[?[A-Za-z][\w."': -]*\]\]?\s*$/;
const DOCKERFILE =
  /^(?:RUN|COPY|ADD|ENV|ARG|WORKDIR|CMD|ENTRYPOINT|EXPOSE|USER|LABEL|VOLUME|FROM|HEALTHCHECK) /;
const USAGE_HEAD =
  /^\s*(?:(?:Available |Global )?(?:Commands|Flags|Options|Arguments|Aliases|Examples)|USAGE):?\s*$|^\s*[Uu]sage:\s*\S*/;
const SCHEDULE =
  /^\s*(?:@(?:hourly|daily|weekly|monthly|yearly|reboot)\s+\S|(?:[\d*][\d*/,-]*\s+){4}[\dA-Za-z*][\w*/,-]*\s+\S)/;

/** In order: the first that claims a line has it. */
export const LANGUAGES: readonly ForeignLanguage[] = [
  {
    what: "a URL",
    fence: "",
    certain: true,
    starts: (line) => /^\s*<?[a-z][a-z+]*:\/\/\S+>?\s*(?:#.*)?$/.test(line),
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
    what: "an HTTP message",
    fence: "http",
    certain: true,
    starts: (line) =>
      /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:\/|https?:)\S*(?: HTTP\/[\d.]+)?\s*$/.test(
        line,
      ) || /^\s*HTTP\/[\d.]+ \d{3}/.test(line),
    goesOn: (line) =>
      /^\s*[\w-]+: /.test(line) ||
      /^\s*[{["]/.test(line) ||
      JSON_CLOSER.test(line),
  },
  {
    what: "JSON",
    fence: "json",
    certain: true,
    starts: (line, next) =>
      (/^\s*[{[]\s*$/.test(line) && /^\s*(?:"[^"\n]*"\s*[:,]|\{)/.test(next)) ||
      /^\s*\{\s*"[^"\n]+"\s*:/.test(line) ||
      /^\s*\[\s*\{\s*"/.test(line) ||
      JSON_MEMBER.test(line),
    goesOn: (line, { first, open }) =>
      open > 0 || (JSON_CLOSER.test(line) && JSON_MEMBER.test(first)),
  },
  {
    what: "SQL",
    fence: "sql",
    certain: true,
    starts: (line, next) =>
      SQL_START.test(line) ||
      /^\s*\\(?:c|d[a-z]*\+?|l|q|x|timing|copy|i)(?:\s|$)/.test(line) ||
      (/^\s*--\s/.test(line) && SQL_START.test(next)),
    goesOn: (_, { last, near }) =>
      near && !/;\s*(?:--.*)?$/.test(last) && !/^\s*\\/.test(last),
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
  },
  {
    what: "PowerShell",
    fence: "powershell",
    certain: true,
    starts: (line) =>
      /^\s*\$(?:env:)?[A-Za-z_]\w*\s+=\s/.test(line) ||
      /^\s*(?:Get|Set|New|Remove|Invoke|Start|Stop|Write|Import|Export|Install|Test|Add|Expand)-[A-Z][A-Za-z]+(?:\s|$)/.test(
        line,
      ) ||
      /^\s*(?:PS )?[A-Z]:\\[^>]*>/.test(line),
  },
  {
    what: "XML",
    fence: "xml",
    certain: true,
    starts: (line, next) =>
      /^\s*<(?:\?xml|!DOCTYPE)\b/.test(line) ||
      /^\s*<([A-Za-z][\w:.-]*)\b[^<>]*(?:\/>|>.*<\/\1>)\s*$/.test(line) ||
      (/^\s*<[A-Za-z][\w:.-]*(?:\s+[\w:-]+="[^"]*")*\s*>\s*$/.test(line) &&
        /^\s*<[A-Za-z/]/.test(next)),
    goesOn: (line, { first }) =>
      /^\s*<\/?[A-Za-z!]/.test(line) || deeper(line, first),
  },
  {
    what: "help text",
    fence: "",
    certain: true,
    starts: (line) => USAGE_HEAD.test(line),
    goesOn: (line) => /^\s/.test(line) || /^[A-Z][\w ]*:\s*$/.test(line),
  },
  {
    what: "a crontab line",
    fence: "",
    certain: true,
    starts: (line) => SCHEDULE.test(line),
  },
  {
    what: "a Dockerfile",
    fence: "dockerfile",
    certain: false,
    starts: (line, next) =>
      DOCKERFILE.test(line) &&
      (/^FROM [\w./:@-]+(?: [aA][sS] [\w-]+)?\s*$/.test(line) ||
        DOCKERFILE.test(next) ||
        next === ""),
    goesOn: (line, { last }) =>
      DOCKERFILE.test(line) || last.trimEnd().endsWith("\\"),
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
  {
    what: "YAML",
    fence: "yaml",
    certain: true,
    starts: (line, next) =>
      (YAML_KEY.test(line) && !/^\s*[A-Za-z]:\\/.test(line)) ||
      (/^---\s*$/.test(line) && YAML_KEY.test(next)) ||
      (/^\s*- \S/.test(line) &&
        (YAML_KEY.test(line) || YAML_ITEM.test(next) || YAML_KEY.test(next))),
    goesOn: (line, { first, near }) =>
      deeper(line, first) || (near && YAML_ITEM.test(line)),
  },
  {
    what: "a configuration file",
    fence: "ini",
    certain: true,
    starts: (line, next) =>
      CONFIG_LINE.test(line) ||
      (SECTION.test(line) && /^\s*[A-Za-z_][\w.-]*\s*=/.test(next)) ||
      /^\s*[a-z][\w-]*(?: +"[^"\n]*")+ +\{\s*$/.test(line) ||
      /^\s*(?:server|location|upstream|http|events|terraform|locals)\b[^;|&()]*\{\s*$/.test(
        line,
      ),
    goesOn: (line, { first, open, near }) =>
      open > 0 ||
      (near && SECTION.test(first) && /^\s*[A-Za-z_][\w.-]*\s*=/.test(line)),
  },
  {
    what: "Markdown",
    fence: "markdown",
    certain: true,
    starts: (line) => /^\s*\[[^\]\n]+\]\([^)\s]+\)\s*$/.test(line),
  },
  {
    what: "code of another language",
    fence: "",
    certain: false,
    starts: (line) =>
      /^\s*(?:from [\w.]+ import |def \w+\(.*\).*:\s*$|class \w+(?:\(.*\))?:\s*$|(?:const|var) \w+ = |func \w+\(.*\{\s*$|use \w+(?:::\w+)+;|#include [<"])/.test(
        line,
      ) ||
      /^\s*[A-Za-z_][\w.]*(?:::\w+)*(?:\.\w+)?\([^)\n]+\)[\w.()]*;?\s*$/.test(
        line,
      ) ||
      /^\s*(?:::)?[A-Z]\w*(?:::\w+|\.[a-z_]\w*)+.*(?:\bdo \|\w+\||\{ *\|\w+\||\)|!|\?)/.test(
        line,
      ),
    goesOn: (line, { first, near }) =>
      (near && deeper(line, first)) ||
      (/\bdo(?: \|\w+\|)?\s*$/.test(first) && /^end\b/.test(line)),
  },
  {
    what: "prose",
    fence: "",
    certain: false,
    starts: (line) =>
      /^\s*[A-Z][a-z]+(?:['’]\w+)?(?: [\w"'’/.,:()-]+){2,}(?:[^.\s]\.|\.\.\.|[?!:])\s*$/.test(
        line,
      ) ||
      /^[^'"`$|&;<>=\\]*[a-z]'(?:s|t|re|ve|ll|d|m)\b[^'"`$|&;<>=\\]*$/.test(
        line,
      ),
  },
];
