import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  visit,
  type Document,
  type Node,
} from "yaml";
import { parseYaml } from "../yaml.ts";
import type { Origin } from "./types.ts";
import { describeYaml, nestedTooDeeply } from "./yaml-problem.ts";

/** Larger files are refused before they are parsed. */
const maximumLength = 1_000_000;

const longestExcerpt = 160;

/** A metadata file as it was read from disk; `file` is what messages name. */
export interface MetadataFile {
  readonly file: string;
  readonly text: string;
}

/** One thing wrong with a metadata file. Lines and columns are 1-based. */
export interface MetadataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The line of the file it is about. */
  readonly excerpt: string;
}

/** Metadata that does not read: every problem found, not only the first. */
export class MetadataError extends Error {
  readonly problems: readonly MetadataProblem[];

  constructor(problems: readonly MetadataProblem[]) {
    super(problems.map(describeProblem).join("\n\n"));
    this.name = "MetadataError";
    this.problems = problems;
  }
}

type Path = readonly PropertyKey[];

/** A YAML text that knows where each of its values stands. */
export interface Source {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly MetadataProblem[];
  /** A problem at a value, or at the nearest thing above it that exists. */
  problemAt(path: Path, message: string): MetadataProblem;
  /** A problem at a key of a mapping, where the key itself is wrong. */
  problemAtKey(path: Path, key: string, message: string): MetadataProblem;
  /** Where the mapping at `path` and its fields were written. */
  originOf(path: Path): Origin;
}

/** One file that fits its schema, and where each of its values stands. */
export interface Written<T> {
  readonly source: Source;
  readonly data: T;
}

/** Parses one file; `problems` holds what YAML itself objects to. */
export function readSource(read: MetadataFile): Source {
  try {
    return parseSource(read);
  } catch (error) {
    // The parser recurses: only a stack overflow gets here.
    if (!(error instanceof RangeError)) throw error;
    return brokenSource(read.file, [
      {
        file: read.file,
        line: 1,
        column: 1,
        message: nestedTooDeeply,
        excerpt: "",
      },
    ]);
  }
}

function parseSource({ file, text }: MetadataFile): Source {
  const counter = new LineCounter();
  const lines = text.split(/\r?\n/);
  const problem = (offset: number, message: string): MetadataProblem => {
    const { line, col } = counter.linePos(offset);
    const at = { line: Math.max(line, 1), column: Math.max(col, 1) };
    return { file, ...at, message, excerpt: lines[at.line - 1] ?? "" };
  };

  if (text.length > maximumLength) {
    const message = `Unexpected length ${text.length}, expected at most ${maximumLength} characters`;
    return brokenSource(file, [
      { file, line: 1, column: 1, message, excerpt: "" },
    ]);
  }
  const document = parseYaml(text, { lineCounter: counter });
  const found = [...document.errors, ...document.warnings].map((error) => {
    const { line } = counter.linePos(error.pos[0]);
    const message = describeYaml(error, lines[line - 1] ?? "");
    return problem(error.pos[0], message);
  });
  // What YAML says next of the same line follows from the first.
  const problems = [...Map.groupBy(found, ({ line }) => line).values()].flatMap(
    (ofLine) => ofLine.slice(0, 1),
  );
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "__proto__") {
        const message = "Unexpected key `__proto__`, expected another name";
        problems.push(problem(key.range?.[0] ?? 0, message));
      }
      if (found.length > 0 || !isCollection(key)) return;
      const message =
        "Unexpected `{` or `[` in place of a key, expected quotes around text that starts with it";
      problems.push(problem(key.range?.[0] ?? 0, message));
    },
    Alias: (_, alias) => {
      const message = `Unexpected alias \`*${alias.source}\`, expected the value itself`;
      problems.push(problem(alias.range?.[0] ?? 0, message));
    },
  });
  if (problems.length > 0) return brokenSource(file, problems);

  return {
    file,
    data: document.toJS(),
    problems,
    problemAt: (path, message) =>
      problem(startOf(nearest(document, path)), message),
    problemAtKey: (path, key, message) =>
      problem(startOfKey(nearest(document, path), key), message),
    originOf: (path) => ({
      file,
      lines: linesOfFields(nearest(document, path), counter),
    }),
  };
}

/** `file:line:column`, the message and the line it is about. */
function describeProblem(problem: MetadataProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const gutter = `${problem.line} | `;
  const { excerpt, column } = clipped(problem);
  const caret = " ".repeat(gutter.length + column - 1) + "^";
  return `${place} ${problem.message}\n${gutter}${excerpt}\n${caret}`;
}

/** The part of a long line that the problem is about. */
function clipped({ excerpt, column }: MetadataProblem) {
  if (excerpt.length <= longestExcerpt) return { excerpt, column };
  const start = Math.max(0, column - 1 - longestExcerpt / 2);
  const part = excerpt.slice(start, start + longestExcerpt);
  return {
    excerpt: `${start > 0 ? "…" : ""}${part}…`,
    column: column - start + (start > 0 ? 1 : 0),
  };
}

function brokenSource(
  file: string,
  problems: readonly MetadataProblem[],
): Source {
  const first = problems[0];
  const same = (_: Path, message: string): MetadataProblem => ({
    file,
    line: first?.line ?? 1,
    column: first?.column ?? 1,
    message,
    excerpt: first?.excerpt ?? "",
  });
  return {
    file,
    data: undefined,
    problems,
    problemAt: same,
    problemAtKey: (path, _, message) => same(path, message),
    originOf: () => ({ file, lines: {} }),
  };
}

/** The node at `path`, or the closest one above it. */
function nearest(document: Document, path: Path): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getIn(path.slice(0, length), true);
    if (isNode(found) && !isAlias(found)) return found;
  }
  return document.contents;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function startOfKey(node: Node | null, key: string): number {
  if (!isMap(node)) return startOf(node);
  for (const pair of node.items) {
    if (isScalar(pair.key) && String(pair.key.value) === key) {
      return startOf(pair.key);
    }
  }
  return startOf(node);
}

function linesOfFields(
  node: Node | null,
  counter: LineCounter,
): Record<string, number> {
  const lines: Record<string, number> = {};
  if (node?.range) lines["record"] = counter.linePos(node.range[0]).line;
  if (!isMap(node)) return lines;
  for (const { key, value } of node.items) {
    if (!isScalar(key) || !isNode(value) || !value.range) continue;
    const start = counter.linePos(value.range[0]).line;
    lines[String(key.value)] = isBlock(value) ? start + 1 : start;
  }
  return lines;
}

/** The text of `|` and `>` begins on the line below its header. */
function isBlock(node: Node): boolean {
  return (
    isScalar(node) &&
    (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")
  );
}
