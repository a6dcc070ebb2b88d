import type { HereDoc } from "unbash";
import type { Fence } from "../../../markdown/document.ts";
import { nodesOf } from "../../../shell/nodes.ts";
import type { Range, Script } from "../../../shell/script.ts";
import type { Rule } from "../../rule.ts";

/** What no bash can parse. */
export const syntaxError: Rule = {
  name: "syntax-error",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "prompt-in-script",
    "lost-continuation",
    "smart-quotes",
    "placeholder-redirection",
    "undeclared-placeholder",
  ],
  summary: "A command is not valid shell",
  why: "The shell refuses the block, or waits for the rest of it and swallows the commands that come next.",
  help: "Close what is open and quote what the shell should not read as syntax.",
  examples: {
    good: [
      "```bash\nfor pet in leo max; do\n  vets feed $pet\ndone\n```\n",
      "```bash\ncat <<EOF > .env\nCLINIC=north\nEOF\n```\n",
      "```bash\nkubectl get pod <pod> | grep vets\n```\n",
      "```zsh\nfor chart in charts/**/*.yaml(.N); do\n  print -r -- ${chart:t:r}\ndone\n```\n",
      "```bash\n[ -f .env ] && (cd chart; make)\n```\n",
    ],
    bad: [
      {
        markdown: '```bash\necho "done\nmake start\n```\n',
        findings: [
          '2:6 Unexpected end of the block, expected a closing `"` for the one that opens here',
        ],
      },
      {
        markdown: "```zsh\necho 'done\nls *(.)\n```\n",
        findings: [
          "2:6 Unexpected end of the block, expected a closing `'` for the one that opens here",
        ],
      },
      {
        markdown: "```bash\nfor pet in leo max; do\n  vets feed $pet\n```\n",
        findings: [
          "3:16 Unexpected end of the block, expected `done` to close `for`",
        ],
      },
      {
        markdown: "```bash\ncat <<EOF > .env\nCLINIC=north\n```\n",
        findings: [
          "2:5 Unexpected end of the block, expected a line `EOF` to close this heredoc",
        ],
      },
      {
        markdown:
          "```bash\ncat <<EOF > .env\nCLINIC=north\n  EOF\nvets up\n```\n",
        findings: [
          "4:1 Unexpected `EOF` beside white space or text, expected it alone on the line and at its start to close the heredoc",
        ],
      },
      {
        markdown: "```bash\nvets list | | wc -l\n```\n",
        findings: [
          "2:12 Unexpected end of the command, expected a command after `|`",
        ],
      },
      {
        markdown: '```bash\necho "$(vets list | )"\n```\n',
        findings: [
          "2:20 Unexpected end of the command, expected a command after `|`",
        ],
      },
      {
        markdown: "```bash\nmake stop\nfi\n```\n",
        findings: ["3:1 Unexpected `fi`, expected a command"],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { fence, script }] of blocks.entries()) {
      const zsh = isZsh(fence, script);
      const [first] = errorsOf(script)
        .filter(({ everywhere }) => everywhere || !zsh)
        .toSorted((a, b) => a.start - b.start);
      if (!first || touches(first, script)) continue;
      yield {
        place: { block: index, start: first.start, end: first.end },
        message: first.message,
        evidence: zsh ? "heuristic" : "exact",
      };
    }
  },
};

/** It globs, loops and groups in ways that bash does not know. */
function isZsh({ language }: Fence, { text }: Script): boolean {
  return language === "zsh" || /^#!.*\bzsh\b/.test(text);
}

interface SyntaxProblem extends Range {
  readonly message: string;
  /** No shell takes it: a quote or heredoc that is left open. */
  readonly everywhere?: boolean;
}

/** The errors of the whole tree: a substitution keeps its own. */
function errorsOf({ tree, text }: Script): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  for (const { node, inside } of nodesOf(tree)) {
    if (node.type === "Script") {
      const { errors = [] } = "errors" in node ? node : {};
      for (const { message, pos } of errors)
        found.push({
          ...(inside ?? spanAt(text, pos)),
          message: plain(message),
          everywhere: message.startsWith("unterminated"),
        });
    }
    if (node.type !== "HereDoc" || !node.delimiter || node.closing) continue;
    const almost = inside ? undefined : almostClosing(node, text);
    if (almost) found.push({ ...almost, everywhere: true });
    else
      found.push({
        ...(inside ?? { start: node.pos, end: node.delimiter.end }),
        message: `Unexpected end of the block, expected a line \`${node.delimiter.value}\` to close this heredoc`,
        everywhere: true,
      });
  }
  return found;
}

/** A line that was meant to close the heredoc: indented, or not alone. */
function almostClosing(
  { body, delimiter, operator }: HereDoc,
  text: string,
): SyntaxProblem | undefined {
  const word = delimiter?.value ?? "";
  if (!/^\w+$/.test(word)) return undefined;
  const closer = new RegExp(`^[ \\t]*${word}(?=[ \\t]*(?:$|[;&|)]))`, "m");
  const found = closer.exec(text.slice(body.pos));
  if (!found) return undefined;
  const start = body.pos + found.index;
  const where = operator === "<<-" ? "behind tabs alone" : "at its start";
  return {
    start,
    end: start + found[0].length,
    message: `Unexpected \`${word}\` beside white space or text, expected it alone on the line and ${where} to close the heredoc`,
  };
}

/** The token at an offset, or the last character before the end of the text. */
function spanAt(text: string, at: number): Range {
  const last = Math.max(0, text.trimEnd().length - 1);
  if (at > last) return { start: last, end: last + 1 };
  const [token = " "] =
    /^(?:[\w-]{1,200}|[|&;<>]{1,40}|.)/s.exec(text.slice(at)) ?? [];
  return { start: at, end: at + token.length };
}

const OPENERS: Readonly<Record<string, string>> = {
  "double quote": '`"`',
  "single quote": "`'`",
  "command substitution": "`)`",
  backtick: "backtick",
};

/** The parser's message in the words of a reader. */
function plain(message: string): string {
  const [, opener] = /^unterminated (.*)$/.exec(message) ?? [];
  if (opener)
    return `Unexpected end of the block, expected a closing ${OPENERS[opener] ?? opener} for the one that opens here`;
  const [, token] = /^unexpected token '(.*)'$/s.exec(message) ?? [];
  if (token === "newline")
    return "Unexpected end of the line, expected the rest of the command";
  if (token) return `Unexpected \`${token}\`, expected a command`;
  const [, closer, opened] =
    /^expected '(.*)' to close '?(.*?)'?$/.exec(message) ?? [];
  if (closer)
    return `Unexpected end of the block, expected \`${closer}\` to close ${/^[a-z]+$|^\W+$/.test(opened ?? "") ? `\`${opened}\`` : `the ${opened}`}`;
  if (message === "expected redirect target")
    return "Unexpected end of the command, expected a file after the redirection";
  const [, after] = /^expected command after (.*)$/.exec(message) ?? [];
  if (after)
    return `Unexpected end of the command, expected a command after ${ticks(after)}`;
  const [, wanted] = /^expected (.*)$/.exec(message) ?? [];
  if (wanted) return `Unexpected end of the command, expected ${ticks(wanted)}`;
  return `Unexpected syntax: ${ticks(message)}`;
}

function ticks(message: string): string {
  return message.replace(/'([^']+)'/g, "`$1`");
}

/**
 * In a placeholder, beside text that is not shell, or in a block that shows
 * output, an error says nothing of the author's shell.
 */
function touches({ start, end }: Range, script: Script): boolean {
  const { text, foreign, placeholders, content } = script;
  if (placeholders.some((one) => one.start < end && start < one.end))
    return true;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const found = text.indexOf("\n", start);
  const lineEnd = found < 0 ? text.length : found;
  return foreign.some(
    (one) =>
      !one.certain ||
      onlyBreaks(content.slice(one.end, lineStart)) ||
      onlyBreaks(content.slice(lineEnd, one.start)),
  );
}

function onlyBreaks(between: string): boolean {
  return between.length > 0 && between.trim() === "";
}
