import { type BracketPlaceholder, type Context, Lexer } from "./lexer.ts";

/** Every character a command's, until a line says otherwise. */
export function allCommand(text: string): Context[] {
  const contexts: Context[] = [];
  contexts.length = text.length;
  return contexts.fill("command");
}

/** What several rules ask one after the other, of the same few blocks. */
const most = 64;
const known = new Map<string, readonly Context[]>();

/** What the shell takes each character of a whole text for. */
export function contextsOf(text: string): readonly Context[] {
  const found = known.get(text);
  if (found) return found;
  const { contexts } = lex(text);
  if (known.size >= most) known.clear();
  known.set(text, contexts);
  return contexts;
}

/** Reads a text of which every line is shell. */
export function lex(text: string): {
  contexts: Context[];
  brackets: readonly BracketPlaceholder[];
} {
  const contexts = allCommand(text);
  const lexer = new Lexer();
  let start = 0;
  for (const line of text.split("\n")) {
    lexer.line(text, start, start + line.length, contexts);
    start += line.length + 1;
  }
  return { contexts, brackets: lexer.brackets };
}
