import type { ProductFacts } from "../../plan/expect.ts";
import type { Range } from "../../shell/script.ts";
import { toPath } from "../../surface/setting.ts";
import { helmOptions } from "../../tools/helm.ts";
import type { Command } from "../embedded/commands.ts";
import { originOf, slice, type Mapped } from "../embedded/mapped.ts";
import { has, operandsOf, valuesOf } from "../embedded/options.ts";
import { keysIn } from "./in-text.ts";
import { surfaceOf, surfaceOfFile, type Surface } from "./surfaces.ts";

/** A key that a command sets, and where its name stands in the block. */
export interface KeySet extends Range {
  readonly surface: Surface;
  readonly path: string;
  /** Nothing tells for certain that it is the product's own file or chart. */
  readonly isLikely?: true;
}

type Writer = (command: Command, facts: ProductFacts) => Iterable<KeySet>;

/** The keys that a command gives a value. What reads or removes them is none. */
export function* keysSetBy(
  command: Command,
  facts: ProductFacts,
): Generator<KeySet> {
  yield* textsIntoFiles(command, facts);
  const own = Object.hasOwn(writers, command.name)
    ? writers[command.name]
    : undefined;
  if (own) yield* own(command, facts);
}

const engine: Writer = function* ({ args }, facts) {
  const surface = surfaceOf("dotenv", facts);
  if (!surface || !args.some(({ text }) => isProducts(text, facts))) return;
  for (const value of valuesOf(args, "-e", "--env"))
    yield* assigned(value, surface);
};

const writers: Readonly<Record<string, Writer>> = {
  docker: engine,
  podman: engine,
  nerdctl: engine,
  "docker-compose": engine,
  *helm({ args, input }, facts) {
    const surface = surfaceOf("values", facts);
    const [verb, ...named] = operandsOf(args, helmOptions);
    if (!surface || !/^(?:upgrade|install|template)$/.test(verb?.text ?? ""))
      return;
    const isSure = named.some(({ text }) => isProducts(text, facts));
    const chart = named[1];
    const isLocal =
      chart && (chart.holes.length > 0 || /^\.{0,2}\//.test(chart.text));
    if (!isSure && !isLocal) return;
    const likely = isSure ? {} : ({ isLikely: true } as const);
    for (const value of valuesOf(
      args,
      "--set",
      "--set-string",
      "--set-file",
      "--set-json",
    ))
      for (const key of helmKeys(value)) yield { ...key, surface, ...likely };
    const reads = [...valuesOf(args, "-f", "--values")];
    if (input && reads.some(({ text }) => text === "-"))
      for (const key of inText(input, surface)) yield { ...key, ...likely };
  },
  *kubectl({ args }, facts) {
    const surface = surfaceOf("dotenv", facts);
    const [set, env] = operandsOf(args, ["-n", "--namespace", "--context"]);
    if (!surface || set?.text !== "set" || env?.text !== "env") return;
    if (!args.some(({ text }) => isProducts(text, facts))) return;
    for (const arg of args) yield* assigned(arg, surface);
  },
  *pulumi({ args }, facts) {
    const surface = surfaceOf("pulumi", facts);
    const words = operandsOf(args, ["-s", "--stack", "-C", "--cwd"]);
    const [config, set, key] = words;
    if (!surface || config?.text !== "config" || set?.text !== "set") return;
    if (!key || key.holes.length > 0 || has(args, "--path")) return;
    yield {
      surface,
      path: toPath([key.text]),
      ...placeOf(key, 0, key.text.length),
    };
  },
  *sed({ args }, facts) {
    if (!args.some(({ text }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text)))
      return;
    const surface = surfaceOfFile(args.at(-1)?.text ?? "", facts);
    if (surface?.format !== "dotenv") return;
    for (const arg of args.slice(0, -1)) {
      const found =
        /^(?:\/.*\/|\$|\d+)?(?:s([/|#,@])(?:\\.|(?!\1).)*\1|[aic]\\?\s*)/.exec(
          arg.text,
        );
      if (found) yield* assigned(slice(arg, found[0].length), surface);
    }
  },
  *yq({ args }, facts) {
    if (!has(args, "-i", "--inplace")) return;
    const words = operandsOf(args, []).filter(
      ({ text }) => !/^e(?:val)?$/.test(text),
    );
    const [expression, file] = words;
    const surface = surfaceOfFile(file?.text ?? "", facts);
    if (!expression || !surface) return;
    const path =
      /^\s*\.([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)\s*\|?=(?!=)(?!\s*null)/.exec(
        expression.text,
      );
    if (!path?.[1]) return;
    const start = path[0].indexOf(path[1]);
    yield {
      surface,
      path: toPath(path[1].split(".")),
      ...placeOf(expression, start, start + path[1].length),
    };
  },
};

/** `echo KEY=value >> .env`, `cat > values.yaml <<EOF`, `tee -a .env <<EOF`. */
function* textsIntoFiles(
  { name, args, input, output, appended }: Command,
  facts: ProductFacts,
): Generator<KeySet> {
  const operands = args.filter(({ text }) => !text.startsWith("-"));
  const target = name === "tee" ? operands[0] : (output ?? appended);
  const surface = target && surfaceOfFile(target.text, facts);
  if (!surface) return;
  const isShown = name === "tee" || (name === "cat" && operands.length === 0);
  if (isShown && input) yield* inText(input, surface);
  if (name === "echo" || name === "printf")
    for (const text of operands) yield* inText(text, surface);
}

function inText(text: Mapped, surface: Surface): KeySet[] {
  return keysIn(text.text, surface.format)
    .filter(({ start, end }) => !hasHole(text, { start, end }))
    .map(({ path, start, end }) => ({
      surface,
      path,
      ...placeOf(text, start, end),
    }));
}

/** `KEY=value` */
function assigned(text: Mapped, surface: Surface): KeySet[] {
  return inText(text, surface).slice(0, 1);
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

/** Whether a name has the product's id in it. */
export function isProducts(text: string, { id }: ProductFacts): boolean {
  // An id is letters, digits and hyphens.
  return new RegExp(`(?<![a-z])${id}(?![a-z])`, "i").test(text);
}

function hasHole({ holes }: Mapped, { start, end }: Range): boolean {
  return holes.some((hole) => hole.start < end && hole.end > start);
}

function placeOf(text: Mapped, start: number, end: number): Range {
  return originOf(text, { start, end });
}
