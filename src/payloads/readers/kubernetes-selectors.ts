import { isMap, isScalar, type YAMLMap } from "yaml";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

const PLACEHOLDER = /[<>{}$]/;

/** Labels that a workload looks for and does not give to its own pods. */
export function* selectorProblems(
  object: YAMLMap,
  { holes }: PayloadText,
): Generator<PayloadProblem> {
  const selector = object.getIn(["spec", "selector", "matchLabels"]);
  const labels = object.getIn(["spec", "template", "metadata", "labels"]);
  if (!isMap(selector) || !isMap(labels)) return;
  const isKnown = [selector, labels].every(
    ({ range }) =>
      range &&
      !holes.some(({ start, end }) => start < range[1] && end > range[0]),
  );
  if (!isKnown) return;
  for (const { key, value } of selector.items) {
    const [name, wanted] = [String(key), String(value)];
    const there = labels.get(name);
    if (there !== undefined && String(there) === wanted) continue;
    if (PLACEHOLDER.test(`${wanted} ${String(there)}`)) continue;
    if (!isScalar(key) || !isScalar(value) || !key.range || !value.range)
      continue;
    const expected =
      there === undefined
        ? `a label \`${name}\``
        : `\`${name}: ${String(there)}\``;
    yield {
      start: key.range[0],
      end: value.range[1],
      message: `Unexpected selector \`${name}: ${wanted}\`, which no label of the template answers, expected ${expected}`,
    };
  }
}
