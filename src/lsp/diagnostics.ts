import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver";
import type { Finding, Severity } from "../lint/finding.ts";
import type { Position } from "../markdown/document.ts";
import type { MetadataProblem } from "../release/source.ts";
import { rangeOf } from "./ranges.ts";

/** Who says it, as editors show it beside the message. */
export const source = "guidepost";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What findings of other files need: files are named from the root of a project. */
export interface Files {
  readonly uriOf: (file: string) => string;
  /** As the editor has it, or the disk; empty where nobody does. */
  readonly textOf: (file: string) => string;
}

export function diagnosticOf(finding: Finding, files: Files): Diagnostic {
  const { rule, severity, file, message, related = [], origin } = finding;
  const text = files.textOf(file);
  const told = [
    ...related.map((one) => relatedAt(one.file, one, one.message, files)),
    ...(origin
      ? [
          relatedAt(
            origin.file,
            wholeLine(origin.line, files.textOf(origin.file)),
            "this line comes from here: the page is generated",
            files,
          ),
        ]
      : []),
  ];
  return {
    range: rangeOf(firstLine(finding, text), text),
    severity: severities[severity],
    code: rule,
    source,
    message,
    ...(told.length > 0 && { relatedInformation: told }),
  };
}

/** Of one that a baseline knows: seen where somebody works, and in no list of problems. */
export function knownDiagnosticOf(finding: Finding, files: Files): Diagnostic {
  const diagnostic = diagnosticOf(finding, files);
  return {
    ...diagnostic,
    severity: DiagnosticSeverity.Hint,
    message: `${finding.message} (known, in the baseline)`,
  };
}

function relatedAt(
  file: string,
  position: Position,
  message: string,
  { uriOf, textOf }: Files,
): DiagnosticRelatedInformation {
  const range = rangeOf(position, textOf(file));
  return { location: { uri: uriOf(file), range }, message };
}

/** Half a page underlined hides what is wrong in it. */
function firstLine(finding: Finding, text: string): Position {
  const { line, column, endLine } = finding;
  if (endLine === line) return finding;
  const { endColumn } = wholeLine(line, text);
  return { line, column, endLine: line, endColumn };
}

/** From where the problem starts to the end of its line. */
export function problemDiagnostic(
  { line, column, message, excerpt }: MetadataProblem,
  text: string,
): Diagnostic {
  const end = Math.max(excerpt.trimEnd().length + 1, column + 1);
  const position = { line, column, endLine: line, endColumn: end };
  return {
    range: rangeOf(position, text),
    severity: DiagnosticSeverity.Error,
    source,
    message,
  };
}

/** At the top of a page: nothing is known of what it names while that does not read. */
export function unreadable(
  problems: readonly MetadataProblem[],
  text: string,
  files: Files,
): Diagnostic {
  const [first] = problems;
  const where = first
    ? `\`${first.file}:${first.line}\`: ${first.message}`
    : "";
  return {
    range: rangeOf(wholeLine(1, text), text),
    severity: DiagnosticSeverity.Error,
    source,
    message: `The page was not checked, for its metadata do not read: ${where}`,
    relatedInformation: problems.map((problem) => {
      const other = files.textOf(problem.file);
      const { range } = problemDiagnostic(problem, other);
      const uri = files.uriOf(problem.file);
      return { location: { uri, range }, message: problem.message };
    }),
  };
}

/** A line without its indentation. */
function wholeLine(line: number, text: string): Position {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const content = (lines[line - 1] ?? "").trimEnd();
  const column = Math.max(content.search(/\S/), 0) + 1;
  return { line, column, endLine: line, endColumn: content.length + 1 };
}
