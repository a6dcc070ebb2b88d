import { slice, type Mapped } from "./mapped.ts";

/** Values given under any of the names: `-p x`, `-px`, `-p=x`, `--patch x`, `--patch=x`. */
export function* valuesOf(
  args: readonly Mapped[],
  ...names: readonly string[]
): Generator<Mapped> {
  for (const [index, arg] of args.entries()) {
    if (arg.text === "--") return;
    for (const name of names) {
      const next = args[index + 1];
      if (arg.text === name) {
        if (next) yield next;
      } else if (arg.text.startsWith(`${name}=`))
        yield slice(arg, name.length + 1);
      else if (!name.startsWith("--") && arg.text.startsWith(name))
        yield slice(arg, name.length);
    }
  }
}

export function has(args: readonly Mapped[], ...names: string[]): boolean {
  return args.some(({ text }) => names.includes(text));
}

/** The value, where it is one of known text. */
export function textOf(
  args: readonly Mapped[],
  ...names: readonly string[]
): string | undefined {
  const [value] = valuesOf(args, ...names);
  return value?.holes.length === 0 ? value.text : undefined;
}

/** The words that are no options; those of `valued` take the word behind them. */
export function operandsOf(
  args: readonly Mapped[],
  valued: readonly string[],
): Mapped[] {
  const operands: Mapped[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    if (arg.text === "--") return [...operands, ...args.slice(index + 1)];
    if (valued.includes(arg.text)) index += 1;
    else if (arg.text === "-" || !arg.text.startsWith("-")) operands.push(arg);
  }
  return operands;
}
