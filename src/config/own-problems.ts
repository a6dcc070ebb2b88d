import type { ProductProblem } from "../lint/product/rule.ts";
import type { Problem } from "../lint/finding.ts";
import type { Page } from "../lint/rule.ts";

/** A problem as the linter takes it. @throws {TypeError} which its author reads. */
export function checkedProblem(problem: Problem, { blocks }: Page): Problem {
  checkMessage(problem);
  for (const { place } of [problem, ...(problem.related ?? [])]) {
    const isPlace = isObject(place);
    if (isPlace && "line" in place) {
      const { line, column, endLine, endColumn } = place;
      const isWhole = [line, column, endLine, endColumn].every(
        (number) => Number.isInteger(number) && number > 0,
      );
      if (isWhole) continue;
    }
    if (isPlace && "block" in place) {
      const { block, start, end } = place;
      const length = blocks[block]?.script.content.length ?? -1;
      if (0 <= start && start <= end && end <= length) continue;
    }
    throw new TypeError(
      `Unexpected place ${shown(place)}, expected { line, column, endLine, endColumn } or a stretch of a block: { block, start, end }`,
    );
  }
  return problem;
}

/** The same, for metadata. */
export function checkedProductProblem(problem: ProductProblem): ProductProblem {
  checkMessage(problem);
  const { at } = problem;
  if (isObject(at) && isObject(at.origin) && isObject(at.origin.lines))
    return problem;
  throw new TypeError(
    `Unexpected \`at\` ${shown(at)}, expected a record of the product, such as a release or a step`,
  );
}

function checkMessage(problem: { readonly message: string }): void {
  if (!isObject(problem))
    throw new TypeError(
      `Unexpected ${shown(problem)}, expected a problem: { place, message }`,
    );
  if (typeof problem.message !== "string" || problem.message.includes("\n"))
    throw new TypeError(
      `Unexpected message ${shown(problem.message)}, expected one line of text`,
    );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}
