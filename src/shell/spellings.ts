import type { Placeholder } from "./script.ts";

/** One way in which authors write "put your own value here". */
export interface Spelling {
  readonly style: Placeholder["style"];
  readonly pattern: RegExp;
  readonly within: readonly Placeholder["within"][];
  /** Where the same letters mean something to the command. */
  readonly unless?: (match: Match) => boolean;
}

export interface Match {
  readonly text: string;
  /** The rest of its line. */
  readonly before: string;
  readonly after: string;
}

const ANYWHERE = ["command", "quotes", "heredoc"] as const;

/** Programs whose arguments are patterns, formats or code of their own. */
const PATTERN_COMMAND =
  /(?:^|[|;&(]\s*|\s)(?:awk|date|egrep|fgrep|gawk|grep|jq|mktemp|perl|python3?|rg|ruby|sed|strftime|tr|xmllint|yq)\s[^|;&]*$/;
/** Commands and flags that take the name of a variable, not its value. */
const NAMES_A_VARIABLE =
  /(?:^|[|;&(]\s*|\s)(?:declare|export|grep|local|printenv|read|readonly|set env|typeset|unset|secret set|config set|awk|sed|jq|echo|printf)\s[^|;&]*$|(?:\s-e|\s--env|\s--build-arg|\s-v)[= ]\s*$/;
const NOUN =
  "ACCOUNT|ADDRESS|ARN|BUCKET|CHART|CLUSTER|DATABASE|DIR|DIRECTORY|DOMAIN|FILE|HOST|HOSTNAME|ID|IMAGE|INSTANCE|IP|NAME|NAMESPACE|NODE|PASSWORD|PATH|PORT|PROJECT|REGION|RELEASE|REPO|REVISION|SECRET|TAG|TOKEN|URL|USER|USERNAME|VERSION|ZONE";

export const SPELLINGS: readonly Spelling[] = [
  {
    style: "angle",
    pattern: /<[A-Za-z][\w-]*(?:[ ./:|][\w.-]+){0,6}>/g,
    within: ["quotes", "heredoc"],
    unless: ({ text, before, after }) =>
      /(?:\\|<|\(\?P?)$/.test(before) ||
      PATTERN_COMMAND.test(before) ||
      /<\/|\/>/.test(before + after) ||
      /^<(?:a|b|br|code|div|em|h[1-6]|hr|html|body|i|li|p|pre|script|span|strong|table|ul)>$/i.test(
        text,
      ),
  },
  {
    style: "square",
    pattern: /\[[A-Z][A-Z0-9]+(?:[ _-][A-Z0-9]+)*\]/g,
    within: ["command", "quotes"],
    unless: ({ text, before }) =>
      /[\w\]$*?[({]$/.test(before) ||
      /^\[[A-Z]-[A-Z]\]$/.test(text) ||
      PATTERN_COMMAND.test(before),
  },
  {
    style: "square",
    pattern:
      /\[(?:--?)?[A-Za-z][a-z0-9]+(?:[ =_|.-]+[<]?[A-Za-z0-9]+[>]?)*(?:[ ]?\.\.\.)?\]|\[-{1,2}[A-Za-z][\w-]*(?:[ =][\w<>.-]+)?\]|\[v?\d+(?:\.[\dxXyYzZ]+)+\]/g,
    within: ["command"],
    unless: ({ text, before, after }) =>
      !/(?:^|[\s/:@=v-])$/.test(before) ||
      /[*?+]$/.test(before) ||
      !/^(?:[\s/.:@,_-]|$)/.test(after) ||
      text.length < 5 ||
      /^\[(?:\w-\w)+\]$/.test(text) ||
      PATTERN_COMMAND.test(before),
  },
  {
    style: "brace",
    pattern: /(?<![$\\%{@#])\{[A-Za-z][\w-]+(?: [\w-]+)*\}(?![<>}])/g,
    within: ["command"],
    unless: ({ text, before, after }) =>
      new RegExp(`-I ?\\{|\\$${text.replace(/[{}]/g, "\\$&")}`).test(
        before + after,
      ) || PATTERN_COMMAND.test(before),
  },
  {
    style: "brace",
    pattern: /(?<![$\\%{@#])\{(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|your[\w-]+)\}/g,
    within: ["quotes"],
    unless: ({ before }) => PATTERN_COMMAND.test(before),
  },
  {
    style: "brace",
    pattern: /\$\{[A-Za-z][\w.]*(?: [\w.]+)+\}/g,
    within: ["command", "quotes"],
  },
  {
    style: "ellipsis",
    pattern: /(?<=^|\s)(?:\.{3,}|…|\[(?:\.{3}|…)\])(?=\s|$)/gm,
    within: ["command"],
    unless: ({ before }) =>
      /(?:^|[|;&(]\s*)\s*(?:echo|printf|go|bazel|bazelisk|buck2?)\b[^|;&]*$/.test(
        before,
      ),
  },
  {
    style: "word",
    pattern:
      /(?<![\w$-])(?:YOUR|MY|INSERT|REPLACE|ENTER)(?:[_-][A-Z0-9]+)+(?![\w=])|(?<![\w$])(?:CHANGE_?ME|REPLACE_?ME|TODO|TBD|FIXME)(?![\w=])/g,
    within: ANYWHERE,
    unless: ({ before }) =>
      /\$\{?$/.test(before) ||
      NAMES_A_VARIABLE.test(before) ||
      PATTERN_COMMAND.test(before),
  },
  {
    style: "word",
    pattern:
      /(?<![\w$.-])your(?:[-_][a-z0-9]+(?:[-_.][a-z0-9]+)*|(?:app|bucket|cluster|company|domain|host|hostname|instance|namespace|org|organi[sz]ation|password|project|registry|repo|server|site|team|token|user|username|version)(?:\.[a-z0-9]+)*)(?![\w=])/g,
    within: ANYWHERE,
    unless: ({ before }) => PATTERN_COMMAND.test(before),
  },
  {
    style: "word",
    pattern:
      /(?<![\w.])\/path\/to(?:\/[\w.-]+)*|(?<![\w./-])path\/to(?:\/[\w.-]+)+/g,
    within: ANYWHERE,
  },
  {
    style: "word",
    pattern:
      /(?<![A-Za-z0-9])(?:[a-z]+-)?[xX]{3,}(?:-[xX]{3,})*(?![A-Za-z0-9])/g,
    within: ANYWHERE,
    unless: ({ text, before }) =>
      PATTERN_COMMAND.test(before) || /^-/.test(text) || /mktemp/.test(before),
  },
  {
    style: "word",
    pattern:
      /(?<![A-Za-z%+])Y{4}[-_./]?M{2}(?:[-_./]?D{2})?(?:[-_T.]?H{2}[-:_]?M{2}(?:[-:_]?S{2})?)?(?![A-Za-z])/g,
    within: ["command"],
    unless: ({ before }) =>
      PATTERN_COMMAND.test(before) || /format[= ]["']?$/i.test(before),
  },
  {
    style: "word",
    pattern:
      /(?<![\w.])(?:v?(?:X\.Y|A\.B|N\.N|X\.X)(?:\.(?:Z|C|N|X))?|vx\.y(?:\.z)?|x\.y\.z|vx\.x(?:\.x)?)(?![\w.])/g,
    within: ANYWHERE,
    unless: ({ before }) => PATTERN_COMMAND.test(before),
  },
  {
    style: "word",
    pattern: /(?<=\w=)#{2,}(?=\s|$)/g,
    within: ["command"],
  },
  {
    style: "word",
    pattern: new RegExp(
      `(?<=\\s|\\s--?[\\w-]+=)(?:[A-Z]+_)+(?:${NOUN})(?=\\s|$)`,
      "g",
    ),
    within: ["command"],
    unless: ({ before }) =>
      NAMES_A_VARIABLE.test(before) || PATTERN_COMMAND.test(before),
  },
];
