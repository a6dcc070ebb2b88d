import type { Position } from "../../markdown/document.ts";
import type { Product } from "../../release/types.ts";
import type { Finding } from "../finding.ts";
import type { Field, ProductProblem, ProductRule } from "./rule.ts";
import { UsageError } from "../../usage.ts";
import { disabledRules } from "../suppressions.ts";

/** By file name: what findings point into. */
type Texts = ReadonlyMap<string, string>;

/**
 * Holds the metadata of a product against rules. With the texts of its files a
 * finding spans what its line says, and comments may disable it; without them
 * it stands at the start of the line.
 */
export function lintProduct(
  product: Product,
  rules: readonly ProductRule[],
  texts: Texts = new Map(),
): Finding[] {
  const lines = new Map(
    [...texts].map(([file, text]) => [file, text.split(/\r?\n/)]),
  );
  return rules
    .flatMap((rule) =>
      check(rule, product)
        .filter((problem) => !isDisabled(rule.name, problem, lines))
        .map((problem) => finding(rule, problem, lines)),
    )
    .sort(byPlace);
}

function check(rule: ProductRule, product: Product): ProductProblem[] {
  try {
    return [...rule.check(product)];
  } catch (cause) {
    // A plugin's rule failed, which is its author's to put right.
    if (cause instanceof UsageError) throw cause;
    throw new Error(`Rule \`${rule.name}\` failed on \`${product.id}\``, {
      cause,
    });
  }
}

type Lines = ReadonlyMap<string, readonly string[]>;

function finding(
  rule: ProductRule,
  problem: ProductProblem,
  lines: Lines,
): Finding {
  const { evidence = "exact", message, related } = problem;
  const lowered = rule.severity === "error" && evidence === "heuristic";
  return {
    rule: rule.name,
    severity: lowered ? "warning" : rule.severity,
    tier: rule.tier,
    evidence,
    ...placeOf(problem, lines),
    message,
    ...(related && {
      related: related.map((field) => ({
        ...placeOf(field, lines),
        message: field.message,
      })),
    }),
  };
}

/** The whole line, without its indentation. */
function placeOf(field: Field, lines: Lines): Position & { file: string } {
  const { file } = field.at.origin;
  const line = lineOf(field);
  const text = (lines.get(file)?.[line - 1] ?? "").trimEnd();
  const column = Math.max(text.search(/\S/), 0) + 1;
  return {
    file,
    line,
    column,
    endLine: line,
    endColumn: Math.max(text.length + 1, column),
  };
}

function lineOf({ at, field = "record", offset = 0 }: Field): number {
  const { lines } = at.origin;
  return (lines[field] ?? lines["record"] ?? 1) + offset;
}

/** `# guidepost-disable-next-line rule -- reason`, above the line or the record. */
function isDisabled(rule: string, problem: ProductProblem, lines: Lines) {
  const text = lines.get(problem.at.origin.file) ?? [];
  return [lineOf(problem), lineOf({ at: problem.at })].some((line) =>
    commentsAbove(text, line).some((comment) =>
      disabledRules(comment).includes(rule),
    ),
  );
}

function commentsAbove(text: readonly string[], line: number): string[] {
  const comments: string[] = [];
  for (let above = line - 2; above >= 0; above -= 1) {
    const comment = /^\s*#(.*)$/.exec(text[above] ?? "")?.[1];
    if (comment === undefined) break;
    comments.push(comment);
  }
  return comments;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  return a.rule < b.rule ? -1 : 1;
}
