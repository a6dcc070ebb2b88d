import type { Finding, Severity } from "../../lint/finding.ts";
import { example } from "../example.ts";
import { lineAt, type Span } from "../lines.ts";
import { marksOf, type Mark } from "../mark.ts";
import { printableJson } from "../printable.ts";
import type { Reporter } from "../reporter.ts";

const severities: Readonly<Record<Severity, string>> = {
  error: "ERROR",
  warning: "WARNING",
  info: "INFO",
};

const exampleText = `{"message":"Unexpected \`mill.dmp\`, expected \`mill.dump\` (in guides/mill.md:3)","location":{"path":"content/products/mill/product.yaml","range":{"start":{"line":12}}},"severity":"ERROR","source":{"name":"guidepost"},"code":{"value":"missing-restore-file"}}
{"message":"Unexpected \`mill.dmp\`, expected \`mill.dump\`","location":{"path":"guides/mill.md","range":{"start":{"line":3,"column":20},"end":{"line":3,"column":28}}},"severity":"ERROR","source":{"name":"guidepost"},"code":{"value":"missing-restore-file"}}
`;

/** https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export const rdjsonl: Reporter = {
  name: "rdjsonl",
  summary: "One JSON object a line, for reviewdog",
  standsAlone: true,
  pathsFrom: "repository",
  examples: [{ report: example, text: exampleText }],
  write: ({ findings, texts }) =>
    marksOf(findings)
      .map((mark) => {
        const diagnostic = diagnosticOf(mark, texts.get(mark.file));
        return `${printableJson(JSON.stringify(diagnostic))}\n`;
      })
      .join(""),
};

function diagnosticOf(mark: Mark, text: string | undefined) {
  const { finding, file, line, message, span } = mark;
  const suggestions =
    span && text !== undefined && suggestionsOf(finding, text);
  return {
    message,
    location: {
      path: file,
      range: span ? rangeOf(span, text) : { start: { line } },
    },
    severity: severities[finding.severity],
    source: { name: "guidepost" },
    code: { value: finding.rule },
    ...(suggestions && { suggestions }),
  };
}

/** Each suggestion is accepted alone: a fix of several parts is none. A generated line is put right where it came from. */
function suggestionsOf({ fix = [], origin }: Finding, text: string) {
  const [only, ...more] = fix;
  if (!only || more.length > 0 || origin) return undefined;
  return [{ range: rangeOf(only, text), text: only.text }];
}

/** Its columns count bytes of UTF-8. */
function rangeOf(span: Span, text: string | undefined) {
  const { line, column, endLine, endColumn } = span;
  if (text === undefined) return { start: { line }, end: { line: endLine } };
  return {
    start: { line, column: byteAt(text, line, column) },
    end: { line: endLine, column: byteAt(text, endLine, endColumn) },
  };
}

function byteAt(text: string, line: number, column: number): number {
  return Buffer.byteLength(lineAt(text, line).slice(0, column - 1)) + 1;
}
