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
const CONFIG_LINE = /^\s*[A-Za-z_][\w.-]*\s+[?:+]?=\s+\S/;
const SECTION = /^\s*\[\[?[A-Za-z][\w."': -]*\]\]?\s*$/;
const DOCKERFILE =
  /^(?:RUN|COPY|ADD|ENV|ARG|WORKDIR|CMD|ENTRYPOINT|EXPOSE|USER|LABEL|VOLUME|FROM|HEALTHCHECK) /;
const SCHEDULE =
  /^\s*(?:@(?:hourly|daily|weekly|monthly|yearly|reboot)\s+\S|(?:[\d*][\d*/,-]*\s+){4}[\dA-Za-z*][\w*/,-]*\s+\S)/;

/** What people write beside the shell. In order: the first that claims a line has it. */
export const LANGUAGES: readonly ForeignLanguage[] = [
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
      /^\s*<([A-Za-z][\w:.-]*)(?=[\s/>])[^<>]*(?:\/>|>.*<\/\1>)\s*$/.test(
        line,
      ) ||
      (/^\s*<[A-Za-z][\w:.-]*(?:\s+[\w:-]+="[^"]*")*\s*>\s*$/.test(line) &&
        /^\s*<[A-Za-z/]/.test(next)),
    goesOn: (line, { first }) =>
      /^\s*<\/?[A-Za-z!]/.test(line) || deeper(line, first),
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
      /^\s*;(?:[^;]|$)/.test(line) ||
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
      /^\s*<?[\w-]+>? ::= /.test(line) ||
      /^\s*(?:from [\w.]+ import |def \w+\(.*\).*:\s*$|class \w+(?:\(.*\))?:\s*$|(?:const|var) \w+ = |func \w+\(.*\{\s*$|use \w+(?:::\w+)+;|#include [<"])/.test(
        line,
      ) ||
      /^\s*[A-Za-z_][\w.]*(?:::\w+)*(?:\.\w+)?\([^)\n]+\)[\w.()]*;?\s*$/.test(
        line,
      ) ||
      /^\s*(?:::)?[A-Z]\w*(?:::\w+|\.[a-z_]\w*)+.*(?:\bdo \|\w+\||\{ *\|\w+\||\)|!|\?)/.test(
        line,
      ),
    goesOn: (line, { first, near, open }) =>
      (near && deeper(line, first)) ||
      (/ ::= /.test(first) && open > 0) ||
      (/\bdo(?: \|\w+\|)?\s*$/.test(first) && /^end\b/.test(line)),
  },
];
