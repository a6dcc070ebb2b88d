import { example } from "../example.ts";
import { printableJson } from "../printable.ts";
import type { Report } from "../report.ts";
import type { Reporter } from "../reporter.ts";

const exampleText = `{
  "version": "1.0.0",
  "summary": {
    "files": 1,
    "blocks": 2,
    "commands": 3,
    "dryRun": {
      "statements": 3,
      "known": 1,
      "evaluated": 1,
      "unknown": 1,
      "skipped": 0
    },
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "durationMs": 12
  },
  "findings": [
    {
      "rule": "missing-restore-file",
      "severity": "error",
      "tier": "flow",
      "evidence": "exact",
      "file": "guides/mill.md",
      "line": 3,
      "column": 20,
      "endLine": 3,
      "endColumn": 28,
      "message": "Unexpected \`mill.dmp\`, expected \`mill.dump\`",
      "related": [
        {
          "file": "guides/mill.md",
          "line": 2,
          "column": 16,
          "endLine": 2,
          "endColumn": 25,
          "message": "\`mill.dump\` is written here"
        }
      ],
      "origin": {
        "file": "content/products/mill/product.yaml",
        "line": 12
      }
    }
  ]
}
`;

/** Its shape is an interface: later versions add to it and rename nothing. */
export const json: Reporter = {
  name: "json",
  summary: "One JSON document with the summary and every finding",
  standsAlone: true,
  pathsFrom: "folder",
  examples: [{ report: example, text: exampleText }],
  write: ({ version, summary, findings }: Report) =>
    printableJson(
      `${JSON.stringify({ version, summary, findings }, null, 2)}\n`,
    ),
};
