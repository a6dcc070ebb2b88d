import type { FileForm } from "../events.ts";
import { type Argument, type Call, pathOf } from "../calls/call.ts";
import { contentOf, fileContent, remove, write } from "../calls/reading.ts";
import { emit } from "../calls/streams.ts";
import { type Value, concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";

interface Format {
  readonly form: NonNullable<FileForm["compressed"]>;
  readonly suffix: string;
  readonly undo: boolean;
  /** Prints instead of replacing the file. */
  readonly prints: boolean;
  /** Leaves the file it was made from. */
  readonly keeps: boolean;
}

const formats: Readonly<Record<string, Format>> = Object.fromEntries(
  (
    [
      ["gzip", ".gz", "gzip pigz", "gunzip unpigz", "zcat gzcat"],
      ["bzip2", ".bz2", "bzip2", "bunzip2", "bzcat"],
      ["xz", ".xz", "xz", "unxz", "xzcat"],
      ["zstd", ".zst", "zstd", "unzstd", "zstdcat"],
      ["lz4", ".lz4", "lz4", "unlz4", "lz4cat"],
    ] as const
  ).flatMap(([form, suffix, packs, unpacks, prints]) => {
    const format = (undo: boolean, shows: boolean): Format => ({
      form,
      suffix,
      undo,
      prints: shows,
      keeps: form === "zstd" || form === "lz4",
    });
    return [
      ...packs.split(" ").map((name) => [name, format(false, false)] as const),
      ...unpacks.split(" ").map((name) => [name, format(true, false)] as const),
      ...prints.split(" ").map((name) => [name, format(true, true)] as const),
    ];
  }),
);

/** They change how it packs, not what it reads and writes. */
const harmless =
  /^--(?:force|quiet|verbose|best|fast|ultra|long|adapt|extreme|rsyncable|sparse|check|progress|no-(?:name|progress|check|sparse)|(?:threads|long|fast|memlimit)=\w+)$/;

const spelledOut =
  /^--(?:rm|keep|stdout|to-stdout|decompress|uncompress|test|list)$/;

function compress(call: Call, format: Format): void {
  const { run, state, node, name, args } = call;
  const long = args.flatMap(({ value }) => known(value) ?? []);
  const { target, rest } = targetOf(call);
  const { operands, has, understood } = given(
    { ...call, args: rest },
    ["-T"],
    "0123456789cdefkvtqrlnNz",
  );
  const says = (short: string, ...others: string[]): boolean =>
    has(short) || others.some((each) => long.includes(each));
  const undo = format.undo || says("-d", "--decompress", "--uncompress");
  const prints = format.prints || says("-c", "--stdout", "--to-stdout");
  const sure = [...operands, ...(target ? [target] : [])].every(
    ({ unsure }) => !unsure,
  );
  const several = operands.length > 1 && (target || name.endsWith("lz4"));
  if (!understood || !sure || has("-r") || several) {
    const why = run.origin(node, `these words of \`${name}\` are not followed`);
    state.files().open(state.shell.cwd, why);
    for (const { value, unsure } of [
      ...operands,
      ...(target ? [target] : []),
    ]) {
      state
        .files()
        .open(unsure ? run.unknown(node, why.why) : pathOf(call, value), why);
    }
    emit(
      run,
      state,
      run.unknown(node, `what \`${name}\` prints is not known`),
      node,
    );
    return;
  }
  if (says("-t", "--test") || says("-l", "--list")) return;
  const removes = long.includes("--rm");
  const kept = says("-k", "--keep") || (format.keeps && !removes);
  if (target && !prints) {
    packInto(call, target, operands, { ...format, undo }, !removes);
    return;
  }
  if (operands.length === 0 || prints) {
    contentOf(call, operands, undo ? "unpack" : "read");
    const value = run.unknown(
      node,
      `what \`${name}\` makes of it is not known`,
    );
    emit(run, state, value, node, undo ? {} : { compressed: format.form });
    return;
  }
  for (const { value } of operands) {
    replaceFile(call, pathOf(call, value), value, { ...format, undo }, kept);
  }
}

/** The file behind `-o`, and the words without it and what needs no look. */
function targetOf({ name, args }: Call): {
  readonly target: Argument | undefined;
  readonly rest: readonly Argument[];
} {
  const words = args.map(({ value }) => known(value) ?? "");
  const at = name.includes("zstd") ? words.indexOf("-o") : -1;
  const rest = args.filter((_, index) => {
    const word = words[index] ?? "";
    const named = at >= 0 && (index === at || index === at + 1);
    return !named && !harmless.test(word) && !spelledOut.test(word);
  });
  return { target: at >= 0 ? args[at + 1] : undefined, rest };
}

/** `zstd a.sql -o b.zst` and `… | zstd -o b.zst`. */
function packInto(
  call: Call,
  { value }: Argument,
  operands: readonly Argument[],
  { undo, form }: Format,
  kept: boolean,
): void {
  const { certain } = contentOf(call, operands, undo ? "unpack" : "read");
  const [source] = operands;
  if (source && !kept) remove(call, pathOf(call, source.value));
  write(
    call,
    pathOf(call, value),
    { writer: call.name, ...(undo ? {} : { compressed: form }) },
    { assumed: !certain },
  );
}

function replaceFile(
  call: Call,
  path: Value,
  word: Value,
  { suffix, undo, form }: Format,
  kept: boolean,
): void {
  const { run, state, node, name } = call;
  const { certain } = fileContent(call, word, undo ? "unpack" : "read");
  const to = undo ? withoutSuffix(path, suffix) : concat(path, text(suffix));
  if (!kept) remove(call, path);
  if (to)
    write(
      call,
      to,
      { writer: name, ...(undo ? {} : { compressed: form }) },
      { assumed: !certain },
    );
  else {
    const why = `what \`${name}\` calls the file is not known`;
    run.note(why);
    state.files().open(state.shell.cwd, run.origin(node, why));
    state.files().open(run.unknown(node, why), run.origin(node, why));
  }
}

function withoutSuffix(path: Value, suffix: string): Value | undefined {
  const last = path.at(-1);
  if (last?.kind !== "text") return undefined;
  const end = [suffix, suffix.replace(/^\.(?=gz|xz|zst|bz2|lz4)/, ".t")].find(
    (ending) => last.text.endsWith(ending),
  );
  if (end === undefined || end.startsWith(".t")) return undefined;
  return concat(path.slice(0, -1), text(last.text.slice(0, -end.length)));
}

export const compression: readonly Builtin[] = [
  {
    names: Object.keys(formats),
    summary: "Compress and decompress",
    run: (call) => {
      const format = formats[call.name];
      if (format) compress(call, format);
      return "assumed";
    },
  },
];
