import type { FileForm } from "../events.ts";
import { type Call, pathOf } from "../call.ts";
import { contentOf, fileContent, remove, write } from "../reading.ts";
import { emit } from "../streams.ts";
import { type Value, concat, text } from "../values.ts";
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
    ] as const
  ).flatMap(([form, suffix, packs, unpacks, prints]) => {
    const format = (undo: boolean, shows: boolean): Format => ({
      form,
      suffix,
      undo,
      prints: shows,
      keeps: form === "zstd",
    });
    return [
      ...packs.split(" ").map((name) => [name, format(false, false)] as const),
      ...unpacks.split(" ").map((name) => [name, format(true, false)] as const),
      ...prints.split(" ").map((name) => [name, format(true, true)] as const),
    ];
  }),
);

function compress(call: Call, format: Format): void {
  const { run, state, node, name } = call;
  const { operands, has, understood } = given(
    call,
    ["-T", "-o"],
    "123456789cdfkvtqrlnN",
  );
  const undo = format.undo || has("-d", "--decompress", "--uncompress");
  const prints = format.prints || has("-c", "--stdout", "--to-stdout");
  const sure = operands.every(({ unsure }) => !unsure);
  if (!understood || !sure || has("-r", "-o")) {
    const why = run.origin(node, `these words of \`${name}\` are not followed`);
    state.files().open(state.shell.cwd, why);
    for (const { value, unsure } of operands) {
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
  if (has("-t", "-l")) return;
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
    replaceFile(
      call,
      pathOf(call, value),
      value,
      { ...format, undo },
      has("-k", "--keep"),
    );
  }
}

function replaceFile(
  call: Call,
  path: Value,
  word: Value,
  { suffix, undo, form, keeps }: Format,
  kept: boolean,
): void {
  const { run, state, node, name } = call;
  const { certain } = fileContent(call, word, undo ? "unpack" : "read");
  const to = undo ? withoutSuffix(path, suffix) : concat(path, text(suffix));
  if (!keeps && !kept) remove(call, path);
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
  const end = [suffix, suffix.replace(/^\.(?=gz|xz|zst|bz2)/, ".t")].find(
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
