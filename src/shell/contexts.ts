import { type BracketPlaceholder, type Context, Lexer } from "./lexer.ts";

/** Every character a command's, until a line says otherwise. */
export function allCommand(text: string): Context[] {
  return Array.from<Context>({ length: text.length }).fill("command");
}

/** What the shell takes each character of a whole text for. */
export function contextsOf(text: string): Context[] {
  return lex(text).contexts;
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
