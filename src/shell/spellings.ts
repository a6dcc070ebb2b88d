import type { Placeholder } from "./script.ts";

/** One way in which authors write "put your own value here". */
export interface Spelling {
  readonly style: Placeholder["style"];
  readonly pattern: RegExp;
  /** Stands in all that it finds, and is found sooner. */
  readonly needs?: RegExp;
  readonly within: readonly Placeholder["within"][];
  /** Where the same letters mean something to the command. */
  readonly unless?: (match: Match) => boolean;
}

export interface Match {
  readonly text: string;
  /** The command up to it. */
  readonly before: string;
  /** The rest of the line. */
  readonly after: string;
  /** Names of the tags that the block closes: `</name>`. */
  readonly closedTags: ReadonlySet<string>;
}

const ANYWHERE = ["command", "quotes", "heredoc"] as const;

/** Programs whose arguments are patterns, formats or code of their own. */
const PATTERN_COMMAND =
  /(?:^|\s)(?:awk|date|egrep|fgrep|g?awk|grep|jq|mktemp|perl|python3?|rg|ruby|sed|tr|xmllint|yq)\s/;
/** Commands and flags that take the name of a variable, not its value. */
const NAMES_A_VARIABLE =
  /(?:^|\s)(?:declare|echo|export|local|printenv|printf|read|readonly|set env|secret set|config set|typeset|unset)\s|\s(?:-e|--env|--build-arg|-v)[= ]\s*$/;
/** Commands that show their text to somebody, and variables that hold such text. */
const SHOWS_TEXT =
  /^\s*(?:[^\s()'"]+\)\s*|(?:then|else|do|\{|!)\s+)*(?:echo|printf|die|error|fail|hint|info|log|say|usage|warn)\s|^\s*cat <<|^\s*\w*(?:usage|help|hint|message|spec)\w*\+?=/i;
/** In the message that a revision is kept with. */
const IN_MESSAGE =
  /^\s*(?:sudo\s+)?(?:bzr|gh|git|glab|hg|jj|svn)\s[^]*\s(?:-[a-z]*m|--(?:body|message|notes|title))(?:=|\s+|(?=['"]))(?:"[^"]*|'[^']*)$/;
/** Behind a name, where Git takes an author: `Vet Bot <bot>`. */
const IN_AUTHOR =
  /(?:--author[= ]|\buser\.name[= ]|\bGIT_(?:AUTHOR|COMMITTER)_NAME=)["']?[^"'<]*\w [^"'<]*$/;
const NOUN =
  "ACCOUNT|ADDRESS|ARN|BUCKET|CHART|CLUSTER|DATABASE|DIR|DIRECTORY|DOMAIN|FILE|HOST|HOSTNAME|ID|IMAGE|INSTANCE|IP|NAME|NAMESPACE|NODE|PASSWORD|PATH|PORT|PROJECT|REGION|RELEASE|REPO|REVISION|SECRET|TAG|TOKEN|URL|USER|USERNAME|VERSION|ZONE";

export const SPELLINGS: readonly Spelling[] = [
  {
    style: "angle",
    pattern: /<[A-Za-z][\w-]*(?:\.[\w.-]+)?(?:[ /:|][\w.-]+){0,6}>/g,
    within: ["quotes", "heredoc"],
    unless: ({ text, before, after, closedTags }) =>
      isShown(before, after) ||
      isSigned(text, before) ||
      /(?:\\|<|\(\?P?)$/.test(before) ||
      PATTERN_COMMAND.test(before) ||
      before.endsWith("#include ") ||
      isMarkup(text, closedTags),
  },
  {
    style: "square",
    pattern: /\[[A-Z][A-Z0-9]+(?:[ _-][A-Z0-9]+)*\]/g,
    within: ["command"],
    unless: ({ text, before }) =>
      /[\w\]}$*?[({]$/.test(before) ||
      /^\[[A-Z]-[A-Z]\]$/.test(text) ||
      PATTERN_COMMAND.test(before),
  },
  {
    style: "square",
    pattern: /\[[A-Z][A-Z0-9]+(?:[ _-][A-Z0-9]+)+\]/g,
    within: ["quotes"],
    unless: ({ before, after }) =>
      /[\w\]}$*?[({]$/.test(before) ||
      isShown(before, after) ||
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
    pattern: /(?<![$\\%{@#^])\{[A-Za-z][\w-]+(?: [\w-]+)*\}(?![<>}])/g,
    within: ["command"],
    unless: ({ text, before }) =>
      /-I ?$/.test(before) ||
      before.includes(`-I ${text}`) ||
      before.includes(`-I${text}`) ||
      PATTERN_COMMAND.test(before),
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
  // Nothing between quotes and `https:` is a template of the command's own.
  {
    style: "template",
    pattern: /\{\{ *[a-z_]\w*(?:[.-]\w+)* *(?:\| *\w+ *)?\}\}/g,
    within: ["quotes"],
    unless: ({ before }) =>
      !/(?:^|\s)["']https?:\/\/[^\s"']*$/.test(before) ||
      /^\s*(?:ansible|envsubst|gomplate|jinja2?)\b/.test(before),
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
      /(?<![\w$-])(?:YOUR|INSERT|REPLACE)(?:[_/-][A-Z0-9]+)+(?![\w=])|(?<![\w$])(?:CHANGE_?ME|REPLACE_?ME)(?![\w=])/g,
    within: ANYWHERE,
    unless: ({ before }) =>
      /\$\{?$/.test(before) ||
      NAMES_A_VARIABLE.test(before) ||
      PATTERN_COMMAND.test(before),
  },
  // `example.com` is left alone: it is reserved, reaches nobody else's server,
  // and everybody knows it. `yourapp.com` may belong to someone.
  {
    style: "word",
    pattern:
      /(?<![\w$-])your(?:[-_][a-z0-9]+(?:[-_.][a-z0-9]+)*|(?:app|bucket|cluster|company|domain|host|hostname|instance|namespace|org|organi[sz]ation|password|project|registry|repo|server|site|team|token|user|username|version)(?:\.[a-z0-9]+)*)(?![\w=])/g,
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
    needs: /xxx/i,
    within: ANYWHERE,
    unless: ({ text, before }) =>
      PATTERN_COMMAND.test(before) ||
      text.startsWith("-") ||
      /mktemp/.test(before),
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
    pattern:
      /(?<![\w%@$])([%@]{1,2})[A-Z][A-Z_]{2,}\1(?![\w%@])|(?<!\w)__[A-Z][A-Z_]+__(?!\w)/g,
    within: ["command"],
    unless: ({ before }) =>
      NAMES_A_VARIABLE.test(before) || PATTERN_COMMAND.test(before),
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

/** Text that is printed tells the reader something; written to a file it counts. */
function isShown(before: string, after: string): boolean {
  if (IN_MESSAGE.test(before)) return true;
  if (!SHOWS_TEXT.test(before)) return false;
  const [heredoc = ""] = /^.*<<.*\n/.exec(before) ?? [];
  const [, behind = ""] = /["']([^"']*)$/.exec(after) ?? [];
  return !/[|>](?!&)/.test(heredoc + behind);
}

/** `<email>` is still the reader's. */
function isSigned(text: string, before: string): boolean {
  return IN_AUTHOR.test(before) && !/^<(?:your|e?-?mail|user)/i.test(text);
}

/** HTML and XML close what they open, or end in `/>`. */
function isMarkup(tag: string, closed: ReadonlySet<string>): boolean {
  const [name = ""] = /[A-Za-z][\w-]*/.exec(tag) ?? [];
  return closed.has(name) || /^(?:br|hr|img|input|meta)$/i.test(name);
}
