import type { Product, Sourced } from "../../../release/types.ts";
import { distance } from "../../likeness.ts";
import { releasesOf, stepsOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

const filled = ["from", "to", "version"];
const targets = /^(?:target|new|next|latest)(?:[-_ ]?version)?$/;
const starts = /^(?:source|current|old|previous|installed)(?:[-_ ]?version)?$/;

/** `{{target}}` means a version and stays in the guide as it is. */
export const unfilledPlaceholder: ProductRule = {
  name: "unfilled-placeholder",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A text has a placeholder in double braces that nothing fills",
  why: "Readers see the braces, or run a command that holds them.",
  help: "Write `{{from}}`, `{{to}}` or `{{version}}`, or one of them with `-dashed`, without spaces.",
  examples: {
    good: [
      {
        product:
          "steps:\n  upgrade:\n    - { id: pull, title: 'Pull {{version}}', run: 'docker pull mill:{{to}}' }",
      },
      {
        product:
          "steps:\n  backup:\n    - { id: dump, title: Dump, run: 'mill dump > mill-{{from-dashed}}.sql' }",
      },
      {
        product:
          "steps:\n  verify:\n    - { id: look, title: Look, run: \"docker ps --format '{{.Names}} {{json .}}'\" }\n    - { id: end, title: End, run: \"kubectl get -o go-template='{{range .items}}{{end}}'\" }",
      },
    ],
    bad: [
      {
        product:
          "steps:\n  upgrade:\n    - id: pull\n      title: 'Pull {{target}}'\n      run: |\n        mill stop\n        docker pull mill:{{ version }}",
        findings: [
          "product.yaml:4 Unexpected `{{target}}`, expected `{{to}}`",
          "product.yaml:7 Unexpected `{{ version }}`, expected `{{version}}`",
        ],
      },
      {
        releases: {
          "1.1.0":
            "changes:\n  - id: stones\n    kind: behaviour\n    title: New stones\n    impact: Those of {{current-version}} do not fit {{VERSION}}",
        },
        findings: [
          "releases/1.1.0.yaml:5 Unexpected `{{current-version}}`, expected `{{from}}`",
          "releases/1.1.0.yaml:5 Unexpected `{{VERSION}}`, expected `{{version}}`",
        ],
      },
      {
        product:
          "variables:\n  FILE: { ask: Which file, example: 'mill-{{form}}.sql' }\ntroubleshooting:\n  - { symptom: Dust, cause: 'Stones of {{version_dashed}}', fix: Sweep }",
        findings: [
          "product.yaml:2 Unexpected `{{form}}`, expected `{{from}}`",
          "product.yaml:4 Unexpected `{{version_dashed}}`, expected `{{version-dashed}}`",
        ],
      },
    ],
  },
  *check(product) {
    for (const { at, field, text, isCode } of textsOf(product))
      for (const { 0: written, 1: name = "", index } of text.matchAll(
        /\{\{([^{}]*)\}\}/g,
      )) {
        const meant = meantBy(name);
        if (meant === undefined || meant === name) continue;
        yield {
          at,
          field,
          offset: text.slice(0, index).split("\n").length - 1,
          message: `Unexpected \`${written}\`, expected \`{{${meant}}}\``,
          // Other tools have such placeholders, too.
          ...(isCode && { evidence: "heuristic" }),
        };
      }
  },
};

/** The placeholder that a slip stands for; undefined for what may be another tool's. */
function meantBy(name: string): string | undefined {
  const word = name.trim().toLowerCase();
  const dashed = /[-_ ]dashed$/.test(word) ? "-dashed" : "";
  const stem = word.replace(/[-_ ]dashed$/, "");
  const known = filled.find(
    (one) =>
      one === stem ||
      `${one}_version` === stem.replace(/[- ]/, "_") ||
      (stem.length > 3 && distance(one, stem) === 1),
  );
  if (known !== undefined) return known + dashed;
  if (targets.test(stem)) return `to${dashed}`;
  return starts.test(stem) ? `from${dashed}` : undefined;
}

interface FilledText {
  readonly at: Sourced;
  readonly field: string;
  readonly text: string;
  /** Commands, which may hold templates of others. */
  readonly isCode: boolean;
}

/** Every text that versions are filled into. */
function* textsOf(product: Product): Generator<FilledText> {
  for (const { step } of stepsOf(product)) {
    yield* fields(step, ["title", "why", "expect", "prints"]);
    yield* fields(step, ["run", "manual"], step.action);
  }
  for (const variable of product.variables)
    yield* fields(variable, ["example", "value"]);
  const releases = releasesOf(product);
  for (const change of releases.flatMap(({ changes }) => changes))
    yield* fields(change, ["title", "impact"]);
  for (const trouble of [
    ...product.troubleshooting,
    ...product.operation,
    ...product.runbooks.flatMap((runbook) => runbook.troubleshooting),
    ...releases.flatMap((release) => release.troubleshooting),
  ])
    yield* fields(trouble, ["symptom", "cause", "run", "fix"]);
}

function* fields(
  at: Sourced,
  names: readonly string[],
  holder: object = at,
): Generator<FilledText> {
  const values = new Map<string, unknown>(Object.entries(holder));
  for (const field of names) {
    const text = values.get(field);
    if (typeof text === "string")
      yield { at, field, text, isCode: field === "run" || field === "prints" };
  }
}
