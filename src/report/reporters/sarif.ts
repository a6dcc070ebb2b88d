import type { Finding, Severity } from "../../lint/finding.ts";
import { example } from "../example.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import type { Span } from "../lines.ts";
import { printableJson } from "../printable.ts";
import type { Report, RuleText } from "../report.ts";
import type { Reporter } from "../reporter.ts";
import { uriOf } from "../uri.ts";

const schema =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const exampleText = `{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "Guidepost",
          "version": "1.0.0",
          "rules": [
            {
              "id": "missing-restore-file",
              "shortDescription": {
                "text": "A file is restored that no step writes"
              },
              "fullDescription": {
                "text": "A file is restored that no step writes"
              },
              "help": {
                "text": "Restore the file that the backup step writes"
              }
            }
          ]
        }
      },
      "columnKind": "utf16CodeUnits",
      "results": [
        {
          "ruleId": "missing-restore-file",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "Unexpected \`mill.dmp\`, expected \`mill.dump\` (from content/products/mill/product.yaml:12)"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "guides/mill.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 20,
                  "endLine": 3,
                  "endColumn": 28
                }
              }
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "guides/mill.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 16,
                  "endLine": 2,
                  "endColumn": 25
                }
              },
              "message": {
                "text": "\`mill.dump\` is written here"
              }
            },
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/products/mill/product.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 12
                }
              },
              "message": {
                "text": "The page was generated from here"
              }
            }
          ],
          "properties": {
            "tier": "flow",
            "evidence": "exact"
          },
          "partialFingerprints": {
            "guidepost/v1": "ebe89b34cfdd22ab724e6b11e9501126"
          }
        }
      ]
    }
  ]
}
`;

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Reporter = {
  name: "sarif",
  summary: "SARIF 2.1.0, for code scanning and viewers",
  standsAlone: true,
  pathsFrom: "repository",
  examples: [{ report: example, text: exampleText }],
  write(report) {
    const log = { $schema: schema, version: "2.1.0", runs: [runOf(report)] };
    return printableJson(`${JSON.stringify(log, null, 2)}\n`);
  },
};

function runOf(report: Report) {
  const { version, findings: news, known, rules, texts } = report;
  const findings = [...(known ?? []), ...news];
  const isKnown = new Set(known);
  const names = [...new Set(findings.map(({ rule }) => rule))].sort();
  const fingerprints = fingerprintsOf({ findings, texts });
  return {
    tool: {
      driver: {
        name: "Guidepost",
        version,
        rules: names.map((name) => ruleOf(name, rules.get(name))),
      },
    },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: names.indexOf(finding.rule),
      ...resultOf(finding),
      ...(known &&
        (isKnown.has(finding) ? unchanged : { baselineState: "new" })),
      partialFingerprints: { "guidepost/v1": fingerprints.get(finding) },
    })),
  };
}

/** What a baseline knows is told and marked: a result that is missing counts as put right. */
const unchanged = {
  baselineState: "unchanged",
  suppressions: [
    {
      kind: "external",
      status: "accepted",
      justification: "It was there when the baseline was written",
    },
  ],
};

/** GitHub asks for both descriptions and the help. */
function ruleOf(id: string, rule: RuleText | undefined) {
  if (!rule) return { id };
  const description = { text: rule.summary };
  return {
    id,
    shortDescription: description,
    fullDescription: description,
    help: { text: rule.help },
  };
}

function resultOf(finding: Finding) {
  const { severity, message, file, related = [], origin } = finding;
  const { tier, evidence } = finding;
  const fixes = fixesOf(finding);
  const places = related.map((one) => ({
    physicalLocation: locationOf(one.file, regionOf(one)),
    message: messageOf(one.message),
  }));
  if (origin)
    places.push({
      physicalLocation: locationOf(origin.file, { startLine: origin.line }),
      message: messageOf("The page was generated from here"),
    });
  const from = origin ? ` (from ${origin.file}:${origin.line})` : "";
  return {
    level: levels[severity],
    message: messageOf(`${message}${from}`),
    locations: [{ physicalLocation: locationOf(file, regionOf(finding)) }],
    ...(places.length > 0 && { relatedLocations: places }),
    ...(fixes && { fixes }),
    properties: { tier, evidence },
  };
}

/** Brackets before parentheses would be a link, whatever is escaped in them. */
function messageOf(text: string) {
  const leads = text.includes("](");
  return { text: leads ? text.replaceAll(/[[\]\\]/g, String.raw`\$&`) : text };
}

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

function locationOf(file: string, region: Region) {
  return { artifactLocation: artifactOf(file), region };
}

function artifactOf(file: string) {
  const uri = uriOf(file);
  return uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

function regionOf({ line, column, endLine, endColumn }: Span): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A generated line is put right where it came from. */
function fixesOf({ file, fix, origin }: Finding) {
  if (!fix || origin) return undefined;
  const replacements = fix.map(({ text, ...span }) => ({
    deletedRegion: regionOf(span),
    insertedContent: { text },
  }));
  const artifactLocation = artifactOf(file);
  return [{ artifactChanges: [{ artifactLocation, replacements }] }];
}
