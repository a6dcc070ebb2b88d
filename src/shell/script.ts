import { type ParsedScript, parse } from "unbash";
import { findPlaceholders } from "./placeholders.ts";
import { recognise } from "./recognise.ts";

/** A half-open range of UTF-16 offsets into a block's content. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text in a shell block that is not shell: YAML, a URL, SQL, program output ... */
export interface Foreign extends Range {
  /** With its article, as it stands in a message: "YAML", "a URL". */
  readonly what: string;
  /** The language of a fence for it; empty where plain text is right. */
  readonly language: string;
  /** No shell would run it. Otherwise it only looks like something else. */
  readonly certain: boolean;
}

/** Text that the reader must replace before the command can run. */
export interface Placeholder extends Range {
  readonly text: string;
  readonly style:
    "angle" | "square" | "brace" | "word" | "template" | "ellipsis";
  /** In a command unquoted, where `<` and `>` are redirections, or protected. */
  readonly within: "command" | "quotes" | "heredoc";
}

/**
 * A block after prompts and output are split off.
 *
 * `text` is what was parsed. It has exactly the length of `content`: prompts,
 * output and foreign lines are blanked, placeholders that shell syntax would
 * take apart are replaced by a word of their own length, so that every offset
 * of the tree is an offset of the block.
 */
export interface Script {
  readonly content: string;
  readonly text: string;
  readonly tree: ParsedScript;
  /** `file`: a file shown to the reader, not input to the session. */
  readonly kind: "script" | "transcript" | "file";
  readonly why: string;
  readonly prompts: readonly Range[];
  readonly output: readonly Range[];
  readonly foreign: readonly Foreign[];
  readonly placeholders: readonly Placeholder[];
  /** It is too long or too tangled: a file of which nothing was read. */
  readonly isUnread?: true;
}

/** What the document says about the block around it. */
export interface BlockContext {
  /** The title of the fence: a file's name, or "Output". */
  readonly title?: string;
}

const SCRIPT_LANGUAGES = new Set([
  "bash",
  "sh",
  "shell",
  "shell-script",
  "shellscript",
  "zsh",
]);
const TRANSCRIPT_LANGUAGES = new Set([
  "console",
  "shell-session",
  "shellsession",
  "sh-session",
  "bash-session",
  "bashsession",
  "zsh-session",
  "terminal",
]);

/** Whether blocks of this language are read as shell at all. */
export function isShell(language: string): boolean {
  return SCRIPT_LANGUAGES.has(language.toLowerCase()) || isTranscript(language);
}

/** Languages under which prompts and output are expected. */
export function isTranscript(language: string): boolean {
  return TRANSCRIPT_LANGUAGES.has(language.toLowerCase());
}

/** Who pastes more than that pastes no commands: characters, and what a reader fills in. */
const most = { characters: 262_144, placeholders: 1_000, unclosed: 1_000 };

/** Brackets that nothing closes: to read them takes the square of their number. */
function isTangled(content: string): boolean {
  const opened = content.match(/\$[({]|[<>]\(/g)?.length ?? 0;
  if (opened <= most.unclosed) return false;
  const closed = content.match(/[)}]/g)?.length ?? 0;
  return opened - closed > most.unclosed;
}

/** Reads a shell block. Never throws; what it cannot make sense of is foreign or output. */
export function readScript(
  content: string,
  language: string,
  context: BlockContext = {},
): Script {
  if (content.length > most.characters || isTangled(content))
    return unread(content);
  const lines = recognise(content, {
    transcript: isTranscript(language),
    output: /\boutput\b/i.test(context.title ?? ""),
  });
  const placeholders = findPlaceholders(lines);
  if (placeholders.length > most.placeholders) return unread(content);
  const text = substitute(lines.text, placeholders);
  const tree = parse(text);

  // A transcript without prompts that is no shell either is the output alone.
  if (isTranscript(language) && lines.prompts.length === 0 && tree.errors)
    return readScript(content, language, { title: "Output" });

  return {
    content,
    text,
    tree,
    ...kindOf(lines.text, language, context, lines.prompts.length > 0),
    prompts: lines.prompts,
    output: lines.output,
    foreign: lines.foreign,
    placeholders,
  };
}

function unread(content: string): Script {
  return {
    content,
    text: " ".repeat(content.length),
    tree: parse(""),
    kind: "file",
    why: "it is too much to be pasted",
    isUnread: true,
    prompts: [],
    output: [],
    foreign: [],
    placeholders: [],
  };
}

/** Letters and digits stay, so that the word still tells what it stands for. */
function substitute(
  text: string,
  placeholders: readonly Placeholder[],
): string {
  let result = "";
  let from = 0;
  for (const { start, end, style, within } of placeholders) {
    if (style === "word") continue;
    if (within !== "command" && style !== "template") continue;
    result += text.slice(from, start);
    result += text.slice(start, end).replace(/[^A-Za-z0-9\n]/g, "_");
    from = end;
  }
  return result + text.slice(from);
}

const FILE_COMMENT =
  /^#\s*(?:file(?:name)?:\s*)?(?:[\w.~-]*\/)*[\w-]*\.(?:sh|bash|bashrc|zshrc|profile|env|bats)\s*$/i;

function kindOf(
  text: string,
  language: string,
  { title = "" }: BlockContext,
  prompted: boolean,
): Pick<Script, "kind" | "why"> {
  const [first = "", ...rest] = text.split("\n");
  if (prompted) return { kind: "transcript", why: "it shows prompts" };
  if (first.startsWith("#!"))
    return { kind: "file", why: "it starts with a shebang" };
  if (FILE_COMMENT.test(first) && rest.some((line) => /^\s*[^#\s]/.test(line)))
    return { kind: "file", why: "its first comment names a file" };
  if (/\.(?:sh|bash|env|bashrc|zshrc)$|^[~.]?\/[\w./-]+$/i.test(title))
    return { kind: "file", why: "its title names a file" };
  if (isTranscript(language))
    return { kind: "transcript", why: `it is tagged \`${language}\`` };
  return { kind: "script", why: `it is tagged \`${language}\`` };
}
