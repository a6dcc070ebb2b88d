import type { Finding } from "../../lint/finding.ts";
import { example } from "../example.ts";
import { frame } from "../frame.ts";
import type { Report } from "../report.ts";
import type { Reporter } from "../reporter.ts";
import { element, textElement, xmlDocument } from "../xml.ts";

const exampleText = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="guidepost" tests="1" failures="1" errors="0" time="0.012">
  <testsuite name="guides/mill.md" tests="1" failures="1" errors="0">
    <testcase name="missing-restore-file at 3:20" classname="guides/mill.md">
      <failure type="error" message="Unexpected \`mill.dmp\`, expected \`mill.dump\`">guides/mill.md:3:20
3 | pg_restore -d mill mill.dmp
guides/mill.md:2:16 \`mill.dump\` is written here
from content/products/mill/product.yaml:12
Help: Restore the file that the backup step writes</failure>
    </testcase>
  </testsuite>
</testsuites>
`;

/**
 * A suite a file. Errors and warnings are cases that fail; a file without any is
 * one that passes. No standard names the format; this is what Jenkins accepts:
 * https://github.com/jenkinsci/xunit-plugin/tree/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd
 */
export const junit: Reporter = {
  name: "junit",
  summary: "XML as JUnit writes it: a failed test for each error and warning",
  standsAlone: true,
  pathsFrom: "folder",
  examples: [{ report: example, text: exampleText }],
  write(report) {
    const failing = report.findings.filter(
      ({ severity }) => severity !== "info",
    );
    const found = Map.groupBy(failing, ({ file }) => file);
    const files = new Set([...report.texts.keys(), ...found.keys()]);
    const suites = Array.from(files, (file) =>
      suiteOf(file, found.get(file) ?? [], report),
    );
    const passed = files.size - found.size;
    return xmlDocument(
      element(
        "testsuites",
        {
          name: "guidepost",
          ...countsOf(failing.length, passed),
          time: (report.summary.durationMs / 1000).toFixed(3),
        },
        suites.flat(),
      ),
    );
  },
};

function countsOf(failures: number, passed: number) {
  return { tests: failures + passed, failures, errors: 0 };
}

function suiteOf(
  file: string,
  findings: readonly Finding[],
  report: Report,
): string[] {
  const passed = element("testcase", { name: "no findings", classname: file });
  return element(
    "testsuite",
    { name: file, ...countsOf(findings.length, findings.length === 0 ? 1 : 0) },
    findings.length === 0
      ? passed
      : findings.flatMap((finding) => caseOf(finding, report)),
  );
}

function caseOf(finding: Finding, report: Report): string[] {
  const { rule, severity, message, file, line, column } = finding;
  return element(
    "testcase",
    { name: `${rule} at ${line}:${column}`, classname: file },
    textElement(
      "failure",
      { type: severity, message },
      linesOf(finding, report),
    ),
  );
}

function linesOf(finding: Finding, { texts, rules }: Report): string[] {
  const { rule, file, line, column, related = [], origin } = finding;
  const text = texts.get(file);
  const next = rules.get(rule)?.help;
  const lines = [`${file}:${line}:${column}`];
  if (text !== undefined) lines.push(`${line} | ${frame(text, finding).line}`);
  for (const { file, line, column, message } of related)
    lines.push(`${file}:${line}:${column} ${message}`);
  if (origin) lines.push(`from ${origin.file}:${origin.line}`);
  if (next !== undefined) lines.push(`Help: ${next}`);
  return lines;
}
