import type { Severity } from "../../lint/finding.ts";
import { example } from "../example.ts";
import { digest } from "../fingerprint.ts";
import { marksOf, type Mark } from "../mark.ts";
import { printable } from "../printable.ts";
import type { Report } from "../report.ts";
import type { Reporter } from "../reporter.ts";
import { pretty } from "./pretty.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

const exampleText = `::error file=content/products/mill/product.yaml,line=12,title=missing-restore-file::Unexpected \`mill.dmp\`, expected \`mill.dump\` (in guides/mill.md:3)%0Aguides/mill.md:2:16 \`mill.dump\` is written here%0AHelp: Restore the file that the backup step writes
::error file=guides/mill.md,line=3,endLine=3,col=20,endColumn=28,title=missing-restore-file::Unexpected \`mill.dmp\`, expected \`mill.dump\`%0Aguides/mill.md:2:16 \`mill.dump\` is written here%0AHelp: Restore the file that the backup step writes
::stop-commands::3518fd10a96f5c1182b4599774573d42
guides/mill.md:3:20
  error  Unexpected \`mill.dmp\`, expected \`mill.dump\`  missing-restore-file

    3 | pg_restore -d mill mill.dmp
      |                    ^^^^^^^^
    guides/mill.md:2:16 \`mill.dump\` is written here
    from content/products/mill/product.yaml:12
    help: Restore the file that the backup step writes

1 file, 2 blocks, 3 commands; dry run: 2 of 3 statements known, 1 unknown, 0 skipped
1 error, 0 warnings, 0 infos
::3518fd10a96f5c1182b4599774573d42::
`;

/**
 * Workflow commands, then the report: of each severity GitHub shows ten a step.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = {
  name: "github",
  summary: "Annotations in GitHub Actions, and the report below them",
  standsAlone: true,
  pathsFrom: "repository",
  examples: [{ report: example, text: exampleText }],
  write: (report) =>
    marksOf(report.findings)
      .map((mark) => `${commandFor(mark, report)}\n`)
      .join("") + quoted(report),
};

function commandFor({ finding, ...mark }: Mark, { rules }: Report): string {
  const { severity, rule, related = [] } = finding;
  const next = rules.get(rule)?.help;
  const lines = [
    mark.message,
    ...related.map(
      ({ file, line, column, message }) =>
        `${file}:${line}:${column} ${message}`,
    ),
    ...(next === undefined ? [] : [`Help: ${next}`]),
  ];
  const properties = Object.entries({ ...placeOf(mark), title: rule })
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(",");
  return `::${commands[severity]} ${properties}::${lines.map(escaped).join("%0A")}`;
}

/** Columns of a stretch over several lines are refused. */
function placeOf({ file, line, span }: Omit<Mark, "finding">) {
  if (!span) return { file, line };
  const { endLine, column: col, endColumn } = span;
  return { file, line, endLine, ...(line === endLine && { col, endColumn }) };
}

function escaped(text: string): string {
  return printable(text).replaceAll("%", "%25");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * A report shows lines of guides, and a line may hold a command of its own:
 * none is obeyed before the token, which no text can have in it that it is the
 * digest of.
 */
function quoted(report: Report): string {
  const text = pretty.write(report, { colour: false });
  const token = digest(text);
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
