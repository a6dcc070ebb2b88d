import type { Severity } from "../../lint/finding.ts";
import { example } from "../example.ts";
import { digest, fingerprintsOf } from "../fingerprint.ts";
import { marksOf } from "../mark.ts";
import { printableJson } from "../printable.ts";
import type { Reporter } from "../reporter.ts";

const severities: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  info: "info",
};

const exampleText = `[
  {
    "description": "Unexpected \`mill.dmp\`, expected \`mill.dump\` (in guides/mill.md:3)",
    "check_name": "missing-restore-file",
    "fingerprint": "df42e57dcc01d551a31efbe8254ff2be",
    "severity": "major",
    "location": {
      "path": "content/products/mill/product.yaml",
      "lines": {
        "begin": 12,
        "end": 12
      }
    }
  },
  {
    "description": "Unexpected \`mill.dmp\`, expected \`mill.dump\`",
    "check_name": "missing-restore-file",
    "fingerprint": "ebe89b34cfdd22ab724e6b11e9501126",
    "severity": "major",
    "location": {
      "path": "guides/mill.md",
      "lines": {
        "begin": 3,
        "end": 3
      }
    }
  }
]
`;

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export const gitlab: Reporter = {
  name: "gitlab",
  summary: "A Code Quality report for merge requests of GitLab",
  standsAlone: true,
  pathsFrom: "repository",
  examples: [{ report: example, text: exampleText }],
  write(report) {
    const fingerprints = fingerprintsOf(report);
    const issues = marksOf(report.findings).map(
      ({ finding, file, line, message, span }) => {
        const fingerprint = fingerprints.get(finding) ?? "";
        return {
          description: message,
          check_name: finding.rule,
          // GitLab drops an issue whose fingerprint it has seen.
          fingerprint: span ? fingerprint : digest(`${fingerprint}\n${file}`),
          severity: severities[finding.severity],
          location: {
            path: file,
            lines: { begin: line, end: span?.endLine ?? line },
          },
        };
      },
    );
    return printableJson(`${JSON.stringify(issues, null, 2)}\n`);
  },
};
