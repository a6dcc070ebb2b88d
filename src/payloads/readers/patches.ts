import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import { parseYaml } from "../../yaml.ts";
import { readJson } from "./json.ts";
import { readYaml } from "./yaml.ts";

export function readJsonPatch(payload: PayloadText): PayloadProblem[] {
  const broken = syntaxProblems(payload);
  if (broken.length > 0) return broken;
  const { contents } = parseYaml(payload.text, { logLevel: "silent" });
  const place = { start: 0, end: payload.text.trimEnd().length };
  if (isScalar(contents) || !contents) return [];
  const problems = isSeq(contents)
    ? contents.items.flatMap((item) =>
        isMap(item) ? [...operationProblems(item, payload.text)] : [],
      )
    : [
        {
          ...place,
          message:
            "Unexpected map, expected a list of operations: only a merge patch is a map",
        },
      ];
  return withoutHoles(problems, payload);
}

export function readMergePatch(payload: PayloadText): PayloadProblem[] {
  const broken = syntaxProblems(payload);
  if (broken.length > 0) return broken;
  const { contents } = parseYaml(payload.text, { logLevel: "silent" });
  if (!contents || isMap(contents)) return [];
  const place = { start: 0, end: payload.text.trimEnd().length };
  const message = isSeq(contents)
    ? "Unexpected list, expected `--type=json` for a list of operations"
    : "Unexpected text, expected a map";
  // The file of a patch, or all of it in a variable.
  if (!isSeq(contents) && payload.holes.length > 0) return [];
  return withoutHoles([{ ...place, message }], { ...payload, holes: [] });
}

/** kubectl reads YAML, and so takes more than JSON; brackets tell what was meant. */
function syntaxProblems(payload: PayloadText): PayloadProblem[] {
  const wrong = readYaml(payload).filter(({ atMost }) => atMost === undefined);
  if (wrong.length === 0) return [];
  const isJson = /^\s*[[{]/.test(payload.text);
  return isJson ? [...readJson(payload)] : wrong;
}

const OPERATIONS = ["add", "remove", "replace", "move", "copy", "test"];
const NEEDS: Readonly<Record<string, string>> = {
  add: "value",
  replace: "value",
  test: "value",
  move: "from",
  copy: "from",
};

function* operationProblems(
  operation: YAMLMap,
  text: string,
): Generator<PayloadProblem> {
  const place = rangeOf(operation);
  if (!place) return;
  const op = operation.get("op", true);
  const path = operation.get("path", true);
  for (const [key, node] of Object.entries({ op, path }))
    if (!isScalar(node))
      yield {
        ...place,
        message: `Unexpected operation without \`${key}\`, expected one`,
      };
  if (!isScalar(op) || !isScalar(path)) return;
  const [name, to] = [String(op.value), String(path.value)];
  const known = OPERATIONS.map((one) => `\`${one}\``);
  const [from, where] = [rangeOf(op), rangeOf(path)];
  if (from && !OPERATIONS.includes(name))
    yield {
      ...from,
      message: `Unexpected operation \`${name}\`, expected ${known.slice(0, -1).join(", ")} or ${known.at(-1)}`,
    };
  if (where && to !== "" && !to.startsWith("/"))
    yield {
      ...where,
      message: `Unexpected path \`${to}\`, expected \`/${to}\``,
    };
  const needed = NEEDS[name];
  if (needed !== undefined && !operation.has(needed))
    yield {
      start: place.start,
      end: Math.min(place.end, lineEnd(text, place.start)),
      message: `Unexpected \`${name}\` without \`${needed}\`, expected one`,
    };
}

function rangeOf(node: {
  range?: readonly [number, number, number] | null | undefined;
}): { start: number; end: number } | undefined {
  return node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** What touches a hole may be anything, unless it is a whole patch. */
function withoutHoles(
  problems: readonly PayloadProblem[],
  { holes }: PayloadText,
): PayloadProblem[] {
  return problems.filter(
    ({ start, end }) =>
      start === 0 ||
      !holes.some((hole) => hole.start <= end && hole.end >= start),
  );
}
