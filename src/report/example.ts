import type { Report } from "./report.ts";

/** One page with one error: what every reporter shows as its example. */
export const example: Report = {
  version: "1.0.0",
  summary: {
    files: 1,
    blocks: 2,
    commands: 3,
    dryRun: { statements: 3, known: 1, evaluated: 1, unknown: 1, skipped: 0 },
    errors: 1,
    warnings: 0,
    infos: 0,
    durationMs: 12,
  },
  findings: [
    {
      rule: "missing-restore-file",
      severity: "error",
      tier: "flow",
      evidence: "exact",
      file: "guides/mill.md",
      line: 3,
      column: 20,
      endLine: 3,
      endColumn: 28,
      message: "Unexpected `mill.dmp`, expected `mill.dump`",
      related: [
        {
          file: "guides/mill.md",
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 25,
          message: "`mill.dump` is written here",
        },
      ],
      origin: { file: "content/products/mill/product.yaml", line: 12 },
    },
  ],
  texts: new Map([
    [
      "guides/mill.md",
      "```bash\npg_dump mill > mill.dump\npg_restore -d mill mill.dmp\n```\n",
    ],
  ]),
  rules: new Map([
    [
      "missing-restore-file",
      {
        summary: "A file is restored that no step writes",
        help: "Restore the file that the backup step writes",
      },
    ],
  ]),
};
