import {
  parseTree,
  printParseErrorCode,
  visit,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { tidyComment } from "./comments.ts";
import { Unreadable, type Found, type IsFreeForm } from "./format.ts";

const maximumDepth = 200;

const problems: Readonly<Record<string, string>> = {
  CommaExpected: "Unexpected text, expected a comma",
  ColonExpected: "Unexpected text, expected a colon",
  ValueExpected: "Unexpected text, expected a value",
  PropertyNameExpected: "Unexpected text, expected a name in double quotes",
  CloseBraceExpected: "Unexpected end, expected `}`",
  CloseBracketExpected: "Unexpected end, expected `]`",
  EndOfFileExpected: "Unexpected text, expected the end of the file",
  UnexpectedEndOfString: 'Unexpected end of a text, expected `"`',
  InvalidSymbol: "Unexpected word, expected a value",
};

/** The leaves of a JSON text; lists, empty and free-form maps are leaves. */
export function* jsonLeaves(
  text: string,
  isFreeForm: IsFreeForm,
): Generator<Found> {
  const { root, lineAt } = readJson(text);
  const comments = commentsByLine(text);
  function* walk(object: Node, under: readonly string[]): Generator<Found> {
    for (const { children: [key, value] = [] } of object.children ?? []) {
      if (!key || !value) continue;
      const segments = [...under, String(key.value)];
      const line = lineAt(key.offset);
      const isBranch =
        value.type === "object" &&
        (value.children ?? []).length > 0 &&
        !isFreeForm(segments);
      if (isBranch) yield* walk(value, segments);
      else
        yield {
          segments,
          value: jsonData(value),
          line,
          comment: comments.get(line),
        };
    }
  }
  yield* walk(root, []);
}

/** @throws {Unreadable} unless it is an object. */
export function readJson(text: string): {
  readonly root: Node;
  readonly lineAt: (offset: number) => number;
} {
  const starts = lineStarts(text);
  const lineAt = (offset: number) =>
    starts.findLastIndex((start) => start <= offset) + 1;
  refuseDepth(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const code = printParseErrorCode(error.error);
    const message = problems[code] ?? "Unexpected text, expected JSON";
    throw new Unreadable(lineAt(error.offset), message);
  }
  if (root?.type === "object") return { root, lineAt };
  const found = root?.type === "array" ? "list" : "text";
  throw new Unreadable(1, `Unexpected ${found}, expected an object`);
}

/** The plain data of a node; a number that would be rounded keeps its digits. */
export function jsonData(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(jsonData);
  if (node.type === "object")
    return Object.fromEntries(
      (node.children ?? []).map(({ children: [key, value] = [] }) => [
        String(key?.value),
        value ? jsonData(value) : null,
      ]),
    );
  return node.value;
}

/** The parser itself has no bound. */
function refuseDepth(text: string): void {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inText && character === "\\") at += 1;
    else if (character === '"') inText = !inText;
    else if (character === "\n") inText = false;
    else if (inText) continue;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > maximumDepth)
      throw new RangeError(`more than ${maximumDepth} levels`);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
    starts.push(at + 1);
  return starts;
}

/** By the line of the key that a comment is about: its own, or the next. */
function commentsByLine(text: string): Map<number, string> {
  const blocks = new Map<number, string[]>();
  const lines = text.split("\n");
  visit(text, {
    onComment: (offset, length, startLine) => {
      const isAlone = (lines[startLine] ?? "").trimStart().startsWith("/");
      const words = text
        .slice(offset, offset + length)
        .replace(/^\/[/*]+|\*\/$/g, "")
        .split("\n")
        .map((line) => line.replace(/^\s*\*/, ""));
      const end = startLine + words.length;
      const about = isAlone ? end + 1 : end;
      const before = blocks.get(isAlone ? end : about) ?? [];
      if (isAlone) blocks.delete(end);
      blocks.set(about, [...before, ...words]);
    },
  });
  const comments = new Map<number, string>();
  for (const [line, block] of blocks) {
    const comment = tidyComment(block);
    if (comment !== undefined) comments.set(line, comment);
  }
  return comments;
}
