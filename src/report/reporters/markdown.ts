import type { Finding } from "../../lint/finding.ts";
import { countsOf, coverageOf, mendedOf } from "../counts.ts";
import { example } from "../example.ts";
import { frame } from "../frame.ts";
import { printable, printableLine } from "../printable.ts";
import type { Report } from "../report.ts";
import type { Reporter } from "../reporter.ts";

/** GitHub refuses a summary of more than 1 MiB, and other commands may add to it. */
const most = 900 * 1024;

const exampleText = `## Guidepost: 1 error, 0 warnings, 0 infos

1 file, 2 blocks, 3 commands; dry run: 2 of 3 statements known, 1 unknown, 0 skipped

**error** \`guides/mill.md:3:20\` Unexpected \`mill.dmp\`, expected \`mill.dump\` (missing-restore-file)

\`\`\`text
pg_restore -d mill mill.dmp
                   ^^^^^^^^
\`\`\`

- \`guides/mill.md:2:16\` \`mill.dump\` is written here
- From \`content/products/mill/product.yaml:12\`
- Restore the file that the backup step writes
`;

export const markdown: Reporter = {
  name: "markdown",
  summary: "A page for a job summary or a comment",
  standsAlone: true,
  pathsFrom: "folder",
  examples: [{ report: example, text: exampleText }],
  write(report) {
    const { found, aside } = countsOf(report);
    const head = `## Guidepost: ${found}${aside}\n\n${coverageOf(report.summary)}\n`;
    const listed = fitting(report.findings.map((one) => describe(one, report)));
    const left = report.findings.length - listed.length;
    const rest = left > 0 ? [`And ${left} more\n`] : [];
    const mended = mendedOf(report.summary);
    const baseline = mended === "" ? [] : [mended];
    return [head, ...baseline, ...listed, ...rest].join("\n");
  },
};

function fitting(texts: readonly string[]): readonly string[] {
  let size = 0;
  const over = texts.findIndex((text) => {
    size += Buffer.byteLength(text) + 1;
    return size > most;
  });
  return over === -1 ? texts : texts.slice(0, over);
}

function describe(finding: Finding, { texts, rules }: Report): string {
  const { severity, rule, file, line, column, message } = finding;
  const place = code(`${file}:${line}:${column}`);
  const said = `**${severity}** ${place} ${prose(message)} (${prose(rule)})\n`;
  const text = texts.get(file);
  const shown = text === undefined ? "" : `\n${fenced(text, finding)}`;
  const items = itemsOf(finding, rules.get(rule)?.help);
  return said + shown + (items.length > 0 ? `\n${items.join("")}` : "");
}

function itemsOf(
  { related = [], origin }: Finding,
  help: string | undefined,
): readonly string[] {
  const items = related.map(
    ({ file, line, column, message }) =>
      `${code(`${file}:${line}:${column}`)} ${prose(message)}`,
  );
  if (origin) items.push(`From ${code(`${origin.file}:${origin.line}`)}`);
  if (help !== undefined) items.push(prose(help));
  return items.map((item) => `- ${item}\n`);
}

function fenced(text: string, finding: Finding): string {
  const { line, carets } = frame(text, finding);
  const fence = "`".repeat(Math.max(3, longestRun(line) + 1));
  // In a log, GitHub would obey a line that begins with an order.
  const written = printableLine(line);
  const room = " ".repeat(written.length - line.length);
  return `${fence}text\n${written}\n${room}${carets}\n${fence}\n`;
}

const codeSpan = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/gs;

/** A message keeps its values in backticks; all else means only itself. */
function prose(text: string): string {
  let written = "";
  let end = 0;
  for (const { 0: span, 2: value = "", index } of text.matchAll(codeSpan)) {
    const inner = value.replace(/^ (.*`.*) $/s, "$1");
    written += escaped(text.slice(end, index)) + code(inner);
    end = index + span.length;
  }
  return written + escaped(text.slice(end));
}

function escaped(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]<>#|~&!]/g, String.raw`\$&`);
}

function code(text: string): string {
  const shown = printable(text);
  const ticks = "`".repeat(longestRun(shown) + 1);
  const room = /^`|`$/.test(shown) || shown.trim() === "" ? " " : "";
  return `${ticks}${room}${shown}${room}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
