import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Finding } from "../lint/finding.ts";
import { rangeOf, touches } from "./ranges.ts";
import type { Silencing } from "./silencing.ts";

/** A finding of a page, and what may be done about it. */
export interface Actionable {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  /** Empty where nothing is certain, and where an edit would be lost. */
  readonly fix: NonNullable<Finding["fix"]>;
  /** Missing where no comment may stand there. */
  readonly silencing?: Silencing | undefined;
}

/** The page as it was when it was linted. */
interface Edited {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly takes: EditorTakes;
}

/** What an editor can do with an edit. */
export interface EditorTakes {
  /** Whether it holds an edit against the version of the text that it is for. */
  readonly versions: boolean;
  /** Whether a person may fill in what is missing of it. */
  readonly snippets: boolean;
}

/** What puts right each finding that a range touches, and what silences it with a reason. */
export function actionsAt(
  range: Range,
  found: readonly Actionable[],
  page: Edited,
): CodeAction[] {
  const touched = found.filter(({ diagnostic }) =>
    touches(diagnostic.range, range),
  );
  // In some editors the cursor stands at the start of the line.
  const here =
    touched.length > 0
      ? touched
      : found.filter(({ diagnostic }) => isOnLines(diagnostic.range, range));
  return [
    ...here.flatMap((one) => fixOf(one, page)),
    ...here.flatMap((one) => silence(one, page)),
  ];
}

function isOnLines({ start }: Range, lines: Range): boolean {
  return lines.start.line <= start.line && start.line <= lines.end.line;
}

function fixOf(
  { finding: { rule }, fix, diagnostic }: Actionable,
  page: Edited,
): CodeAction[] {
  if (fix.length === 0) return [];
  const edits = fix.map((part) => ({
    range: rangeOf(part, page.text),
    newText: part.text,
  }));
  return [
    {
      title: titleOf(edits, rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: changeOf(page, edits),
    },
  ];
}

const longestTitle = 60;

/** Says what will stand there, where that is one short thing. */
function titleOf(edits: readonly TextEdit[], rule: string): string {
  const [edit, another] = edits;
  const text = edit?.newText ?? "";
  if (another || /[\r\n]/.test(text) || text.length > longestTitle)
    return `Put right: ${rule}`;
  return text.trim() === "" ? "Remove what is here" : `Write \`${text}\``;
}

function silence(
  { finding: { rule }, diagnostic, silencing }: Actionable,
  page: Edited,
): CodeAction[] {
  if (!silencing) return [];
  const { at, before, after } = silencing;
  const range = { start: at, end: at };
  // Without a reason nothing is silenced: only a person knows it.
  const { versions, snippets } = page.takes;
  const edit: TextEdit | SnippetTextEdit =
    versions && snippets
      ? {
          range,
          snippet: {
            kind: "snippet",
            value: `${escaped(before)}\${1:why}${escaped(after)}`,
          },
        }
      : { range, newText: before + after };
  return [
    {
      title: `Disable ${rule} here, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: changeOf(page, [edit]),
    },
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Puts right all that is certain, as `--fix` would. */
export function fixAll(
  page: Edited,
  after: string,
  kind: string,
): CodeAction[] {
  const edit = differenceOf(page.text, after);
  if (!edit) return [];
  return [
    {
      title: "Put right what is certain",
      kind,
      edit: changeOf(page, [edit]),
    },
  ];
}

function changeOf(
  { uri, version, takes }: Edited,
  edits: readonly (TextEdit | SnippetTextEdit)[],
): WorkspaceEdit {
  if (takes.versions)
    return {
      documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }],
    };
  const plain = edits.filter((edit) => "newText" in edit);
  return { changes: { [uri]: plain } };
}

/** The one stretch that differs, from the first line that does to the last. */
function differenceOf(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const [old, now] = [linesOf(before), linesOf(after)];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start++;
  let same = 0;
  while (
    same < shortest - start &&
    old[old.length - 1 - same] === now[now.length - 1 - same]
  )
    same++;
  return {
    range: {
      start: { line: start, character: 0 },
      end: endOf(old, old.length - same),
    },
    newText: now.slice(start, now.length - same).join(""),
  };
}

/** The start of a line, or the end of the text where there is none left. */
function endOf(lines: readonly string[], line: number) {
  if (line < lines.length) return { line, character: 0 };
  const last = lines.at(-1) ?? "";
  return /[\r\n]$/.test(last)
    ? { line: lines.length, character: 0 }
    : { line: Math.max(lines.length - 1, 0), character: last.length };
}

/** Each with its own end. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
