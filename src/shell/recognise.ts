import { parse } from "unbash";
import { compoundsOf } from "./compounds.ts";
import { type ForeignLines, foreignAt, foreignBlock } from "./foreign.ts";
import { allCommand } from "./contexts.ts";
import { type BracketPlaceholder, type Context, Lexer } from "./lexer.ts";
import {
  continuationPrompt,
  promptLength,
  promptStyle,
  type PromptStyle,
} from "./prompts.ts";
import { type Line, splitLines } from "./lines.ts";
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

/** A quote that never closes is given up this often, so that the time stays linear. */
const MOST_RESTARTS = 8;
const LOOP = /^\s*(?:case|for|if|select|until|while)\s|[({]\s*$/;
/** A longer one is no loop that somebody typed. */
const LONGEST_LOOP = 2000;
const OUTPUT_FOLLOWS =
  /^\s*#+\s*(?:(?:expected|example|sample)\s+output\b[^.]*|output\s*:)\s*$/i;

/** Sorts the lines of a block; `output` says that all of it is. */
export function recognise(
  content: string,
  { transcript, output }: { transcript: boolean; output: boolean },
): Recognised {
  const lines = splitLines(content);
  const reading = new Reading(content, lines, transcript);
  if (output) reading.takeAllForOutput();
  else reading.read();
  return reading.result();
}

class Reading {
  readonly #content: string;
  readonly #lines: readonly Line[];
  readonly #transcript: boolean;
  readonly #style: PromptStyle | undefined;
  readonly #lexer = new Lexer();
  readonly #contexts: Context[];
  /** Not 0 where a loop, a branch or a function is open. */
  readonly #compound: Uint8Array;
  #prompts: Range[] = [];
  #output: Range[] = [];
  #foreign: Foreign[] = [];
  /** Prompts before the delimiter of a heredoc. */
  #closers: Range[] = [];
  /** The line on which the command that is being read began. */
  #command = 0;
  /** The lines since the last prompt, without it. */
  #typed: string[] = [];
  #restarts = 0;

  constructor(content: string, lines: readonly Line[], transcript: boolean) {
    this.#content = content;
    this.#lines = lines;
    this.#transcript = transcript;
    this.#style = promptStyle(lines, transcript);
    this.#contexts = allCommand(content);
    this.#compound = new Uint8Array(content.length + 1);
    for (const { start, end } of this.#style ? [] : compoundsOf(content))
      this.#compound.fill(1, start + 1, end);
  }

  read(): void {
    const whole = this.#style ? undefined : foreignBlock(this.#lines);
    if (whole) this.#isForeign(whole, 0);
    for (let at = whole?.until ?? 0; at < this.#lines.length;)
      at = this.#readLine(at);
  }

  takeAllForOutput(): void {
    this.#output = this.#lines.filter(({ text }) => text.trim() !== "");
  }

  result(): Recognised {
    const hidden = [...this.#prompts, ...this.#output, ...this.#foreign];
    const blanks = hidden.toSorted((a, b) => a.start - b.start);
    return {
      text: fill(fill(this.#content, blanks, " "), this.#closers, "\n"),
      contexts: this.#contexts,
      brackets: this.#lexer.brackets,
      prompts: this.#prompts,
      output: this.#output.map(({ start, end }) => ({ start, end })),
      foreign: this.#foreign,
    };
  }

  /** Reads a line, or several that are not shell; gives the next one to read. */
  #readLine(at: number): number {
    const line = this.#lines[at];
    if (!line) return at + 1;
    const fresh = this.#lexer.pending === undefined;
    const next = fresh ? this.#leaveOut(line, at) : undefined;
    if (next !== undefined) return next;
    if (fresh) this.#command = at;
    this.#readShell(line, this.#promptOf(line, fresh));
    const isLast = at === this.#lines.length - 1;
    return isLast && this.#lexer.pending === "quotes"
      ? this.#giveUp(at)
      : at + 1;
  }

  /** What may stand where a command could, and is none. */
  #leaveOut(line: Line, at: number): number | undefined {
    if (line.text.trim() === "") return at + 1;
    if (this.#style) {
      const isShell =
        promptLength(line.text, this.#style) > 0 ||
        /^\s*#/.test(line.text) ||
        this.#isMoreOfLoop(line);
      if (isShell) return undefined;
      this.#output.push(line);
      this.#typed = [];
      return at + 1;
    }
    if (this.#compound[line.start]) return undefined;
    const found = announced(this.#lines, at) ?? foreignAt(this.#lines, at);
    if (!found) return undefined;
    this.#isForeign(found, at);
    return found.until;
  }

  /** `> ` also stands before the lines of a loop or a branch that is open. */
  #isMoreOfLoop({ text }: Line): boolean {
    if (this.#style !== "$" || continuationPrompt(text) === 0) return false;
    const typed = this.#typed.join("\n");
    if (!LOOP.test(typed) || typed.length > LONGEST_LOOP) return false;
    const { errors = [] } = parse(typed);
    return errors.some(({ message }) => message.startsWith("expected '"));
  }

  #isForeign({ what, language, certain, until }: ForeignLines, at: number) {
    const start = this.#lines[at]?.start ?? 0;
    const end = this.#lines[until - 1]?.end ?? start;
    if (this.#transcript) this.#output.push({ start, end });
    else this.#foreign.push({ start, end, what, language, certain });
  }

  #promptOf(line: Line, fresh: boolean): Range {
    const length = !this.#style
      ? 0
      : fresh && !this.#isMoreOfLoop(line)
        ? promptLength(line.text, this.#style)
        : continuationPrompt(line.text);
    return { start: line.start, end: line.start + length };
  }

  #readShell(line: Line, prompt: Range): void {
    const hasPrompt = prompt.end > prompt.start;
    if (promptLength(line.text, this.#style ?? "$") > 0) this.#typed = [];
    this.#typed.push(line.text.slice(prompt.end - prompt.start));
    if (hasPrompt) this.#prompts.push(prompt);
    const inHeredoc = this.#lexer.pending === "heredoc";
    this.#lexer.line(this.#content, prompt.end, line.end, this.#contexts);
    const { pending } = this.#lexer;
    if (hasPrompt && inHeredoc && pending !== "heredoc")
      this.#closers.push(prompt);
    if (
      pending &&
      pending !== "continuation" &&
      line.end < this.#content.length
    )
      this.#contexts[line.end] = pending;
  }

  /** A quote that is still open at the end is a slip of that line alone. */
  #giveUp(at: number): number {
    if (this.#restarts >= MOST_RESTARTS) return at + 1;
    this.#restarts += 1;
    const from = this.#lines[this.#command]?.end ?? this.#content.length;
    const before = ({ end }: Range) => end <= from;
    this.#prompts = this.#prompts.filter(before);
    this.#output = this.#output.filter(before);
    this.#foreign = this.#foreign.filter(before);
    this.#closers = this.#closers.filter(before);
    this.#contexts.fill("command", from);
    this.#lexer.restart(from);
    return this.#command + 1;
  }
}

/**
 * Spaces for what is not the author's shell. A heredoc closes only at the start
 * of a line: the prompt before its delimiter becomes line breaks.
 */
function fill(content: string, ranges: readonly Range[], by: string): string {
  let text = "";
  for (const { start, end } of ranges)
    text +=
      content.slice(text.length, start) +
      content.slice(start, end).replace(/[^\n]/g, by);
  return text + content.slice(text.length);
}

/** Lines under a comment `# Output:`, up to the next blank line or comment. */
function announced(
  lines: readonly Line[],
  from: number,
): ForeignLines | undefined {
  if (!OUTPUT_FOLLOWS.test(lines[from - 1]?.text ?? "")) return undefined;
  let until = from;
  while (/^\s*[^#\s]/.test(lines[until]?.text ?? "")) until += 1;
  if (until === from) return undefined;
  return { what: "output", language: "", certain: false, until };
}
