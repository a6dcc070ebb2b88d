import type { ProductFacts } from "../../plan/expect.ts";
import type { Range } from "../../shell/script.ts";
import { toPath } from "../../surface/setting.ts";
import { helmOptions } from "../../tools/helm.ts";
import type { Command } from "../embedded/commands.ts";
import { slice, type Mapped } from "../embedded/mapped.ts";
import { operandsOf, valuesOf } from "../embedded/options.ts";
import {
  hasHole,
  inText,
  isProducts,
  placeOf,
  type KeySet,
  type Writer,
} from "./key-set.ts";
import { surfaceOf, type Surface } from "./surfaces.ts";

/** `--set`, its siblings, and values read from the input. */
export const helmKeysSet: Writer = function* (command, facts) {
  const surface = surfaceOf("values", facts);
  const certainty = chartOf(command, facts);
  if (!surface || !certainty) return;
  const likely = certainty === "sure" ? {} : ({ isLikely: true } as const);
  for (const key of keysOf(command, surface)) yield { ...key, ...likely };
};

/** The files of values that the product's chart is given, by their names. */
export function valuesFilesOf(
  command: Command,
  facts: ProductFacts,
): readonly string[] {
  if (command.name !== "helm" || chartOf(command, facts) !== "sure") return [];
  return [...valuesOf(command.args, "-f", "--values")]
    .filter(({ text, holes }) => text !== "-" && holes.length === 0)
    .flatMap(({ text }) => text.split(","));
}

/** Whether it is the product's own chart, as far as the words tell. */
function chartOf(
  { args }: Command,
  facts: ProductFacts,
): "sure" | "likely" | undefined {
  const [verb, ...named] = operandsOf(args, helmOptions);
  if (!/^(?:upgrade|install|template)$/.test(verb?.text ?? ""))
    return undefined;
  if (named.some(({ text }) => isProducts(text, facts))) return "sure";
  const chart = named[1];
  const isLocal =
    chart && (chart.holes.length > 0 || /^\.{0,2}\//.test(chart.text));
  return isLocal ? "likely" : undefined;
}

function* keysOf(
  { args, input }: Command,
  surface: Surface,
): Generator<KeySet> {
  for (const value of valuesOf(args, "--set", "--set-string", "--set-file"))
    for (const key of helmKeys(value)) yield { ...key, surface };
  for (const value of valuesOf(args, "--set-literal"))
    for (const key of [...helmKeys(value)].slice(0, 1))
      yield { ...key, surface };
  for (const value of valuesOf(args, "--set-json"))
    yield* jsonKeys(value, surface);
  const reads = [...valuesOf(args, "-f", "--values")];
  if (input && reads.some(({ text }) => text === "-"))
    yield* inText(input, surface);
}

/** `{"a":{"b":1}}`, `a={"b":1}`, `a=1` */
function jsonKeys(value: Mapped, surface: Surface): KeySet[] {
  if (value.text.startsWith("{")) return inText(value, surface, "json");
  const equals = value.text.indexOf("=");
  const [key] = helmKeys(value);
  const given = slice(value, equals + 1);
  if (!key || given.text === "null") return [];
  const inner = given.text.startsWith("{")
    ? inText(given, surface, "json")
    : [];
  return inner.length === 0
    ? [{ ...key, surface }]
    : inner.map((one) => ({ ...one, path: `${key.path}/${one.path}` }));
}

/** `a.b[0].c=1,d\.e=2`: the index of a list ends what is known of a key. */
function* helmKeys(
  value: Mapped,
): Generator<Range & { readonly path: string }> {
  const pairs = /((?:\\.|[^\\=,]){1,300})=((?:\{[^}]*\}|\\.|[^\\,])*)/g;
  for (const { 1: name = "", 2: to, index } of value.text.matchAll(pairs)) {
    const [plain = ""] = name.split("[");
    const range = { start: index, end: index + plain.length };
    if (plain === "" || to === "null" || hasHole(value, range)) continue;
    const segments = plain
      .split(/(?<!\\)\./)
      .map((segment) => segment.replace(/\\(.)/g, "$1"));
    yield { path: toPath(segments), ...placeOf(value, range.start, range.end) };
  }
}
