import { hasHole } from "../shell/words.ts";
import {
  isKnownBelow,
  type KnownOptions,
  longOption,
  ownOptions,
  reachedOptions,
  type SpecOption,
} from "./spec-options.ts";
import {
  type CommandSpec,
  type ToolSpec,
  type Traits,
  traitsOf,
} from "./spec.ts";

/** What a version of a tool refuses; `at` is an index into the words. */
export interface Refusal {
  readonly kind:
    | "subcommand"
    | "option"
    | "one dash"
    | "value missing"
    | "value swallowed"
    | "value surplus"
    | "option missing"
    | "operand missing"
    | "operand surplus";
  readonly at: number;
  /** The option or word that is refused, as far as it is one. */
  readonly found: string;
  /** The command that refuses it: `docker run`. */
  readonly command: string;
  /** What it knows instead. */
  readonly known: readonly string[];
  /** The spec does not list all: only a slip of what it lists is refused. */
  readonly open?: true;
}

/** An unknown word in front may be an option, `--` or nothing at all. */
const UNKNOWN = /^[\uf000-\uf8ff]/;
/** Several words, as a synopsis writes them. */
const SYNOPSIS = /^\[|^\.\.\.$|^…$|\.\.\.\]?$/;

/** What a version of a tool refuses of the words behind its name. */
export function refusals(spec: ToolSpec, words: readonly string[]): Refusal[] {
  const reading = new Reading(spec, words);
  reading.read();
  return reading.refused;
}

/** Another program whose words these are, from behind `at` on. */
export interface Handover {
  /** `docker-compose >=2`: its name, and in which versions. */
  readonly program: string;
  readonly at: number;
  /** What both are called together: `docker compose`. */
  readonly command: string;
}

/** What a tool leaves to another program: `docker --context west compose up`. */
export function handoverIn(
  spec: ToolSpec,
  words: readonly string[],
): Handover | undefined {
  if (!leavesWords(spec)) return undefined;
  const reading = new Reading(spec, words);
  reading.read();
  return reading.handover;
}

const leaving = new WeakMap<CommandSpec, boolean>();

/** Whether any of its commands is another program: of most tools none is. */
function leavesWords(spec: CommandSpec): boolean {
  const known = leaving.get(spec);
  if (known !== undefined) return known;
  const leaves =
    spec.program !== undefined ||
    Object.values(spec.commands ?? {}).some(leavesWords);
  leaving.set(spec, leaves);
  return leaves;
}

/** One reading of a command line, from left to right. */
class Reading {
  readonly refused: Refusal[] = [];
  handover: Handover | undefined;
  private readonly words: readonly string[];
  private readonly traits: Traits;
  private readonly open: boolean;
  private readonly instead: readonly string[];
  private command: CommandSpec;
  private known: KnownOptions;
  private path: string;
  private at = 0;
  private named = -1;
  private readonly operands: number[] = [];
  private readonly passedOn: string[] = [];
  private readonly given = new Set<string>();
  /** Nobody knows how many operands there are. */
  private unsure = false;
  private stopped = false;

  constructor(spec: ToolSpec, words: readonly string[]) {
    this.words = words;
    this.traits = traitsOf[spec.style];
    this.open = spec.plugins === true;
    this.instead = spec.instead ?? [];
    this.command = spec;
    this.known = ownOptions(spec);
    this.path = spec.tool;
  }

  read(): void {
    let dashes = false;
    while (this.at < this.words.length && !this.stopped) {
      const word = this.words[this.at] ?? "";
      if (UNKNOWN.test(word)) return;
      if (!dashes && word === "--") {
        if (this.command.commands) return;
        dashes = true;
      } else if (!dashes && isOption(word)) {
        this.readOption(word);
      } else if (this.command.commands) {
        this.readSubcommand(word);
      } else {
        this.operands.push(this.at);
        if (hasHole(word) || SYNOPSIS.test(word)) this.unsure = true;
        if (this.operands.length >= (this.command.rest ?? Infinity)) {
          this.takeRest();
          break;
        }
        if (this.traits.stopsAtOperand) dashes = true;
      }
      this.at++;
    }
    if (!this.stopped) this.count();
  }

  /** The words of another command are operands, whatever they look like. */
  private takeRest(): void {
    for (let at = this.at + 1; at < this.words.length; at++) {
      this.operands.push(at);
      if (hasHole(this.words[at] ?? "")) this.unsure = true;
    }
  }

  private readSubcommand(word: string): void {
    const { commands = {}, partial } = this.command;
    const name = commands[word]
      ? word
      : Object.keys(commands).find((name) =>
          commands[name]?.aliases?.includes(word),
        );
    const found = name === undefined ? undefined : commands[name];
    if (name !== undefined && found) {
      this.inherit();
      this.command = found;
      this.path = `${this.path} ${name}`;
      this.named = this.at;
      this.known = reachedOptions(found, this.passedOn);
      const { program } = found;
      if (program === undefined) return;
      this.handover = { program, at: this.at, command: this.path };
      this.stopped = true;
      return;
    }
    this.stopped = true;
    // A program that takes operands, too, may mean one.
    if (hasHole(word) || SYNOPSIS.test(word)) return;
    if (this.command.operands === "0") {
      this.refuse("operand surplus", word, ["0"]);
      return;
    }
    if (this.command.operands !== undefined) return;
    const plugins = this.open && this.named < 0;
    this.refuse("subcommand", word, Object.keys(commands), plugins || partial);
  }

  /** Of the command that was reached so far, for all below it. */
  private inherit(): void {
    const { inherited, hidden = [] } = this.command;
    // Where options are for all below, those that no help shows are as well.
    if (inherited) this.passedOn.push(...hidden, ...inherited);
  }

  private readOption(word: string): void {
    const { oneDash, asWritten } = this.traits;
    if (word.startsWith("--") || oneDash || asWritten) this.readLong(word);
    else this.readShort(word);
  }

  private readLong(word: string): void {
    const equals = this.traits.asWritten ? -1 : word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    if (hasHole(name)) {
      this.stopped = true;
      return;
    }
    const option = longOption(name, this.known, this.traits);
    if (!option) {
      this.unknownOption(name);
      return;
    }
    for (const other of option.names) this.given.add(other);
    if (option.value === "needed") {
      if (equals < 0) this.takeNext(name);
    } else if (
      equals >= 0 &&
      option.value === "none" &&
      !this.traits.flagsTakeEquals
    ) {
      this.refuse("value surplus", name, []);
    }
  }

  /** `-it` is `-i -t`; `-nweb` is `-n web` where `-n` takes a value. */
  private readShort(word: string): void {
    if (this.isOneDash(word)) return;
    if (/^-\d+$/.test(word) && this.known.has("-NUM")) return;
    for (let letter = 1; letter < word.length; letter++) {
      const name = `-${word.charAt(letter)}`;
      if (hasHole(name)) return;
      const option = this.known.get(name);
      if (!option) {
        // `-1` may be a number that is an operand.
        if (/^-\d/.test(word)) this.stopped = true;
        else this.unknownOption(name, word);
        return;
      }
      for (const other of option.names) this.given.add(other);
      const last = letter + 1 === word.length;
      if (option.value === "attached") return;
      if (option.value === "needed") {
        if (last) this.takeNext(name);
        else if (letter === 1) this.judgeAttached(word, option);
        return;
      }
      if (word.charAt(letter + 1) === "=" && this.traits.flagsTakeEquals)
        return;
    }
  }

  /** `-namespace` is read as `-n amespace`, and nobody means that. */
  private isOneDash(word: string): boolean {
    const [name = ""] = word.slice(1).split("=");
    if (name.length < 3 || !this.known.has(`--${name}`)) return false;
    if (this.known.has(`-${name}`)) return false;
    this.refuse("one dash", `-${name}`, [`--${name}`]);
    this.stopped = true;
    return true;
  }

  /** `-file x` is `-f ile`, and begins `--filename`. */
  private judgeAttached(word: string, { names }: SpecOption): void {
    const begun = names.find((name) => name.startsWith(`-${word}`));
    if (word.length < 5 || begun === undefined) return;
    this.refuse("one dash", word, [begun]);
    this.stopped = true;
  }

  private takeNext(name: string): void {
    this.at++;
    const value = this.words[this.at];
    if (value === undefined) {
      this.at--;
      if (this.traits.asWritten && name === "-h") return;
      this.refuse("value missing", name, []);
      this.stopped = true;
    } else if (/^--?[A-Za-z]/.test(value) && this.known.has(value)) {
      this.refuse("value swallowed", value, [name]);
      this.stopped = true;
    }
  }

  private unknownOption(name: string, word = name): void {
    this.stopped = true;
    const { commands, partial } = this.command;
    const before = this.words
      .slice(this.at + 1)
      .some((next) => !isOption(next));
    if (
      commands &&
      before &&
      this.traits.anywhere &&
      isKnownBelow(name, this.command, this.traits)
    )
      return;
    this.refuse("option", word, [...this.known.keys()], partial);
  }

  private count(): void {
    const { operands, instead = this.instead, required = [] } = this.command;
    if (this.unsure) return;
    const missing = required.find((name) => !this.given.has(name));
    if (missing !== undefined && !instead.some((name) => this.given.has(name)))
      this.refuse("option missing", missing, required);
    if (operands === undefined) return;
    if (this.command.commands && this.operands.length === 0) return;
    if (["-h", "--help", "--version"].some((name) => this.given.has(name)))
      return;
    const [least = 0, most = Infinity] = bounds(operands);
    const surplus = this.operands[most];
    if (surplus !== undefined) {
      this.at = surplus;
      this.refuse("operand surplus", this.words[surplus] ?? "", [operands]);
    } else if (
      this.operands.length < least &&
      !instead.some((name) => this.given.has(name))
    ) {
      this.at = this.named;
      this.refuse("operand missing", "", [operands]);
    }
  }

  private refuse(
    kind: Refusal["kind"],
    found: string,
    known: readonly string[],
    open = false,
  ): void {
    const { at, path } = this;
    this.refused.push({
      kind,
      at,
      found,
      command: path,
      known,
      ...(open && { open }),
    });
  }
}

function isOption(word: string): boolean {
  return word.startsWith("-") && word !== "-";
}

/** `2` is from 2 to 2, `0..1` from 0 to 1, `1..` from 1 on. */
function bounds(operands: string): readonly number[] {
  const [least = "", most] = operands.split("..");
  if (most === undefined) return [Number(least), Number(least)];
  return most === "" ? [Number(least)] : [Number(least), Number(most)];
}
