import { type ForeignLines, foreignAt, foreignBlock } from "./foreign.ts";
import { type BracketPlaceholder, type Context, createLexer } from "./lexer.ts";
import { continuationPrompt, promptLength, promptStyle } from "./prompts.ts";
import type { Foreign, Range } from "./script.ts";

/** A block whose every line is known for a command, a prompt, output or foreign. */
export interface Recognised {
  /** The content with everything but commands and comments blanked. */
  readonly text: string;
  /** What the shell takes each character of `text` for. */
  readonly contexts: readonly Context[];
  readonly brackets: readonly BracketPlaceholder[];
  readonly prompts: readonly Range[];
  readonly output: readonly Range[];
  readonly foreign: readonly Foreign[];
}

/** A line of the block without its line break. */
export interface Line extends Range {
  readonly text: string;
}

/** A quote that never closes is given up this often, so that the time stays linear. */
const MOST_RESTARTS = 8;
const OUTPUT_FOLLOWS =
  /^\s*#+\s*(?:(?:expected|example|sample)\s+output\b[^.]*|output\s*:)\s*$/i;

export function recognise(
  content: string,
  { transcript, output: all }: { transcript: boolean; output: boolean },
): Recognised {
  const lines = splitLines(content);
  const prompted = all ? undefined : promptStyle(lines, transcript);
  const prompts: Range[] = [];
  const output: Range[] = [];
  const foreign: Foreign[] = [];
  const contexts = new Array<Context>(content.length).fill("command");
  const lexer = createLexer();
  const blanks: Range[] = [];
  let commandLine = 0;
  let restarts = 0;

  const blank = (range: Range) => blanks.push(range);
  const isOutput = (range: Range) => {
    blank(range);
    output.push({ start: range.start, end: range.end });
  };
  const isForeign = (found: ForeignLines, from: number) => {
    const first = lines[from];
    const last = lines[found.until - 1];
    if (!first || !last) return;
    const range = { start: first.start, end: last.end };
    if (transcript) return isOutput(range);
    blank(range);
    const { what, language, certain } = found;
    foreign.push({ ...range, what, language, certain });
  };

  const whole = all || prompted ? undefined : foreignBlock(lines);
  if (whole) isForeign(whole, 0);

  for (let index = whole ? lines.length : 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (all) {
      if (line.text.trim()) isOutput(line);
      continue;
    }
    if (lexer.pending === undefined) {
      commandLine = index;
      if (line.text.trim() === "") continue;
      const prompt = prompted ? promptLength(line.text, prompted) : 0;
      if (prompt > 0) {
        const range = { start: line.start, end: line.start + prompt };
        prompts.push(range);
        blank(range);
      } else if (prompted && !/^\s*#/.test(line.text)) {
        isOutput(line);
        continue;
      } else {
        const found = announced(lines, index) ?? foreignAt(lines, index);
        if (found) {
          isForeign(found, index);
          index = found.until - 1;
          continue;
        }
      }
    } else if (prompted) {
      const prompt = continuationPrompt(line.text);
      if (prompt > 0) {
        const range = { start: line.start, end: line.start + prompt };
        prompts.push(range);
        blank(range);
      }
    }
    const prompt = prompts.at(-1);
    const start = prompt?.start === line.start ? prompt.end : line.start;
    lexer.line(content, start, line.end, contexts);

    // A quote that is still open at the end is a slip of that line alone.
    const last = index === lines.length - 1;
    if (last && lexer.pending === "quotes" && restarts < MOST_RESTARTS) {
      restarts += 1;
      lexer.restart(lines[commandLine]?.end ?? content.length);
      index = commandLine;
    }
  }

  return {
    text: blankOut(content, blanks),
    contexts,
    brackets: lexer.brackets,
    prompts,
    output,
    foreign,
  };
}

function blankOut(content: string, blanks: readonly Range[]): string {
  let text = "";
  for (const { start, end } of blanks)
    text +=
      content.slice(text.length, start) +
      content.slice(start, end).replace(/[^\n]/g, " ");
  return text + content.slice(text.length);
}

function splitLines(content: string): Line[] {
  let start = 0;
  return content.split("\n").map((text) => {
    const line = { text, start, end: start + text.length };
    start = line.end + 1;
    return line;
  });
}

/** Lines under a comment `# Output:`, up to the next blank line or comment. */
function announced(
  lines: readonly Line[],
  from: number,
): ForeignLines | undefined {
  if (!OUTPUT_FOLLOWS.test(lines[from - 1]?.text ?? "")) return undefined;
  let until = from;
  while (/^\s*[^#\s]/.test(lines[until]?.text ?? "")) until += 1;
  return { what: "output", language: "", certain: false, until };
}
