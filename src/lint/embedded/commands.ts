import { parse, type Command as CommandNode, type ParsedScript } from "unbash";
import { nodesOf } from "../../shell/nodes.ts";
import { hasHole } from "../../shell/words.ts";
import { toolCalled } from "../../tools/index.ts";
import { bodyOf, valueOf } from "./words.ts";
import type { Mapped } from "./mapped.ts";

/** A command as its program gets it, behind `sudo`, `docker exec` and their like. */
export interface Command {
  readonly name: string;
  readonly args: readonly Mapped[];
  /** Of a heredoc or a here-string, where the page shows it. */
  readonly input?: Mapped;
  /** The file that its output becomes. */
  readonly output?: Mapped;
  /** The file that its output is added to. */
  readonly appended?: Mapped;
  /** `A=1` before it. */
  readonly assigned?: readonly Mapped[];
}

/** Scripts in scripts in scripts: nobody writes more. */
const DEEPEST = 3;
const SHELLS = new Set(["bash", "sh", "dash", "zsh"]);
const [PLAIN, OPEN] = ["\ue000", "\uf000"];

/** Every simple command of a script, those of nested scripts included. */
export function* commandsOf(
  source: Mapped,
  tree: ParsedScript,
  depth = 0,
): Generator<Command> {
  const piped = new Map<CommandNode, CommandNode>();
  for (const { node, inside } of nodesOf(tree)) {
    // Offsets in there are of another text.
    if (inside) continue;
    if (node.type === "Pipeline")
      for (const [index, command] of node.commands.entries()) {
        const before = node.commands[index - 1];
        if (before?.type === "Command" && command.type === "Command")
          piped.set(command, before);
      }
    if (node.type !== "Command" || !node.name) continue;
    const own = inputOf(node, source);
    const before = piped.get(node);
    const input = own ?? (before && shownBy(before, source));
    const output = outputOf(node, source, /^>\|?$/);
    const appended = outputOf(node, source, /^>>$/);
    const words = [node.name, ...node.args].flatMap((word) =>
      word.type === "Word"
        ? [valueOf(word, source)]
        : [valueOf(asWord(word), source)],
    );
    const assigned = node.prefix.flatMap((one) =>
      one.type === "Assignment" ? [valueOf(asWord(one), source)] : [],
    );
    yield* unwrap(words, { input, output, appended, assigned, depth });
  }
}

/** `A=1` behind a command is an argument like any other. */
function asWord({
  pos,
  end,
  text,
}: {
  pos: number;
  end: number;
  text: string;
}) {
  return { type: "Word", pos, end, text, value: text } as const;
}

interface Around {
  readonly input: Mapped | undefined;
  readonly output: Mapped | undefined;
  readonly appended: Mapped | undefined;
  readonly assigned: readonly Mapped[];
  readonly depth: number;
}

function* unwrap(words: readonly Mapped[], around: Around): Generator<Command> {
  const [first, ...args] = words;
  if (!first || first.holes.length > 0) return;
  const { input, output, appended, assigned, depth } = around;
  const name = first.text.replace(/^.*\//, "");
  yield {
    name,
    args,
    ...(input && { input }),
    ...(output && { output }),
    ...(appended && { appended }),
    ...(assigned.length > 0 && { assigned }),
  };
  if (depth >= DEEPEST) return;
  for (const script of scriptsOf(name, args, input))
    yield* commandsOf(script, parse(script.text), depth + 1);
  const strings = args.map(wordOf);
  for (const effect of toolCalled(name)?.effects(strings) ?? []) {
    if (effect.kind === "run")
      yield* unwrap(args.slice(effect.from, effect.to), {
        ...around,
        assigned: [],
        depth: depth + 1,
      });
    if (effect.kind === "script") {
      const [script, more] = args.slice(effect.from, effect.to);
      if (script && !more)
        yield* commandsOf(script, parse(script.text), depth + 1);
    }
    if (effect.kind === "shell" && input)
      yield* commandsOf(input, parse(input.text), depth + 1);
  }
}

/** `bash -c '...'`, `bash <<EOF`. */
function scriptsOf(
  name: string,
  args: readonly Mapped[],
  input: Mapped | undefined,
): Mapped[] {
  if (!SHELLS.has(name)) return [];
  const at = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = at < 0 ? undefined : args[at + 1];
  if (script) return [script];
  const reads = args.every(({ text }) => text.startsWith("-"));
  return input && reads ? [input] : [];
}

/** As tool files read words. */
function wordOf({ text, holes }: Mapped): string {
  if (holes.length === 0) return hasHole(text) ? PLAIN : text;
  return text.length === 1 ? OPEN : PLAIN + text;
}

function inputOf(node: CommandNode, source: Mapped): Mapped | undefined {
  for (const redirect of node.redirects.toReversed()) {
    if (redirect.type === "HereDoc")
      return redirect.closing ? bodyOf(redirect, source) : undefined;
    if (redirect.type === "HereString")
      return redirect.target && valueOf(redirect.target, source);
    if (redirect.operator === "<") return undefined;
  }
  return undefined;
}

/** `cat <<EOF | ...` hands on what it reads. */
function shownBy(node: CommandNode, source: Mapped): Mapped | undefined {
  const isCat = node.name?.value === "cat" && node.args.length === 0;
  const isEcho = node.name?.value === "echo" && node.args.length === 1;
  if (isCat) return inputOf(node, source);
  const [word] = node.args;
  return isEcho && word?.type === "Word" ? valueOf(word, source) : undefined;
}

function outputOf(
  node: CommandNode,
  source: Mapped,
  operator: RegExp,
): Mapped | undefined {
  const redirect = node.redirects.find(
    (one) =>
      one.type === "Redirect" &&
      operator.test(one.operator) &&
      one.descriptor === undefined,
  );
  return redirect?.type === "Redirect" && redirect.target
    ? valueOf(redirect.target, source)
    : undefined;
}
