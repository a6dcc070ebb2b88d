import type { Finding } from "../../src/lint/finding.ts";
import { example } from "../../src/report/example.ts";
import type { Report } from "../../src/report/report.ts";

/** The one of the example, without the line of metadata that it came from. */
export function written(change: Partial<Finding> = {}): Finding {
  const [first] = example.findings;
  if (!first) throw new Error("the example has no finding");
  const { origin: _, related: __, ...finding } = first;
  return { ...finding, ...change };
}

/** One finding on the first line of a page that has no other. */
export function withLine(line: string, change: Partial<Finding>): Report {
  const finding = written({ line: 1, endLine: 1, ...change });
  const texts = new Map([[finding.file, `${line}\n`]]);
  return { ...example, findings: [finding], texts };
}

const escape = "\u001b[2J \u009b2J \u202e \u0007 \t";

/** What a guide might bring along to move a terminal's cursor. */
export const hostile = withLine(`mill ${escape}`, {
  column: 1,
  endColumn: 5,
  message: escape,
});

const oddFile = "a guide/100 %, <b> & \"c\" 'd' [e]: #1? ä.md";
const oddText =
  "```bash\nécho 𐐀 $ mill \\\n  up ::error:: ##[error] ]]>\n```\n";

/** Names, texts and messages with every mark that some format has a use for. */
export const odd: Report = {
  ...example,
  texts: new Map([[oddFile, oddText]]),
  findings: [
    written({
      file: oddFile,
      line: 2,
      column: 9,
      endLine: 2,
      endColumn: 11,
      message:
        "100 %0A ::set-env:: [a](b) {0} <!-- `]]>` & \"x\", 'y' | é\r\nz",
      fix: [{ line: 2, column: 9, endLine: 2, endColumn: 11, text: "" }],
    }),
    written({
      file: oddFile,
      severity: "warning",
      line: 2,
      column: 3,
      endLine: 3,
      endColumn: 5,
      message: "An odd ` tick and \ud800 half of a pair, \ufffe",
      origin: { file: "facts/ä b.yaml", line: 1 },
      related: [
        {
          file: oddFile,
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 4,
          message: "here",
        },
      ],
    }),
    written({ file: "elsewhere.md", severity: "info", rule: "unheard-of" }),
  ],
};

export const nothingFound: Report = {
  ...example,
  summary: { ...example.summary, errors: 0 },
  findings: [],
};

/** The finding of the example is known, and one beside it is new. */
export const besideBaseline: Report = {
  ...example,
  summary: { ...example.summary, errors: 1, known: 1, mended: 2 },
  known: example.findings,
  findings: [written({ rule: "unset-variable" })],
};
