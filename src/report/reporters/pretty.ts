import { styleText } from "node:util";
import type { Finding, Severity } from "../../lint/finding.ts";
import { countsOf, coverageOf, mendedOf } from "../counts.ts";
import { example } from "../example.ts";
import { frame } from "../frame.ts";
import { printable, printableLine } from "../printable.ts";
import type { Report } from "../report.ts";
import type { Reporter } from "../reporter.ts";

type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan" | "green";
type Paint = (style: Style, text: string) => string;

const colours: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
};

const exampleText = `guides/mill.md:3:20
  error  Unexpected \`mill.dmp\`, expected \`mill.dump\`  missing-restore-file

    3 | pg_restore -d mill mill.dmp
      |                    ^^^^^^^^
    guides/mill.md:2:16 \`mill.dump\` is written here
    from content/products/mill/product.yaml:12
    help: Restore the file that the backup step writes

1 file, 2 blocks, 3 commands; dry run: 2 of 3 statements known, 1 unknown, 0 skipped
1 error, 0 warnings, 0 infos
`;

export const pretty: Reporter = {
  name: "pretty",
  summary: "For people: code frames, help, and an honest summary",
  standsAlone: false,
  pathsFrom: "folder",
  examples: [{ report: example, text: exampleText }],
  write(report, { colour }) {
    const paint: Paint = (style, text) =>
      colour ? styleText(style, text, { validateStream: false }) : text;
    const helped = new Set<string>();
    const findings = report.findings.map((finding) => {
      const help = helped.has(finding.rule)
        ? undefined
        : report.rules.get(finding.rule)?.help;
      helped.add(finding.rule);
      return describe(finding, {
        text: report.texts.get(finding.file),
        help,
        paint,
      });
    });
    return [...findings, summaryLines(report, paint)].join("\n");
  },
};

function describe(
  finding: Finding,
  {
    text,
    help,
    paint,
  }: { text: string | undefined; help: string | undefined; paint: Paint },
): string {
  const { severity, rule, message, related = [], origin } = finding;
  const place = `${finding.file}:${finding.line}:${finding.column}`;
  const lines = [
    paint("bold", printableLine(place)),
    `  ${paint(colours[severity], severity)}  ${printable(message)}  ${paint("dim", rule)}`,
    "",
    ...(text === undefined ? [] : frameLines(text, finding, paint)),
    ...related.map(
      ({ file, line, column, message }) =>
        `    ${paint("dim", printableLine(`${file}:${line}:${column}`))} ${printable(message)}`,
    ),
  ];
  if (origin)
    lines.push(`    from ${printable(`${origin.file}:${origin.line}`)}`);
  if (help !== undefined)
    lines.push(`    ${paint("cyan", "help:")} ${printable(help)}`);
  return `${lines.join("\n")}\n`;
}

function frameLines(text: string, finding: Finding, paint: Paint): string[] {
  const { line, carets } = frame(text, finding);
  const number = String(finding.line);
  const margin = " ".repeat(number.length);
  return [
    `    ${paint("dim", `${number} |`)} ${line}`,
    `    ${paint("dim", `${margin} |`)} ${paint(colours[finding.severity], carets)}`,
  ];
}

function summaryLines(report: Report, paint: Paint): string {
  const { errors, warnings } = report.summary;
  const style = errors > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const { found, aside } = countsOf(report);
  return `${coverageOf(report.summary)}\n${paint(style, found)}${aside}\n${mendedOf(report.summary)}${fixable(report.findings)}`;
}

/** A generated line is put right where it came from. */
function fixable(findings: readonly Finding[]): string {
  const count = findings.filter(({ fix, origin }) => fix && !origin).length;
  if (count === 0) return "";
  return `${count} can be put right with \`guidepost lint --fix\`\n`;
}
