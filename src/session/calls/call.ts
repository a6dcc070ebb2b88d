import type { Field } from "../expansion/fields.ts";
import type { Opened } from "../opening.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { emit } from "./streams.ts";
import { type Value, known } from "../values.ts";
import type { Content } from "../variables.ts";

/** A word of a command, and where it stands. */
export interface Argument extends Field {
  readonly node: Span;
  /** `export A=x`, `declare -a b=(1 2)`: what follows the name. */
  readonly assigns?: {
    readonly name: string;
    readonly content: Content;
    /** Its key where it sets one item; nothing known of it: `undefined` inside. */
    readonly index?: string | undefined;
    readonly append: boolean;
  };
}

/** One simple command, expanded and about to run. */
export interface Call {
  readonly run: Run;
  readonly state: State;
  readonly node: Span;
  /** As it was typed: known text. */
  readonly name: string;
  /** The words after the name. */
  readonly args: readonly Argument[];
  /** The files its redirections opened. */
  readonly opened: readonly Opened[];
}

/** All arguments as text; nothing where any is unknown or may be several words. */
export function texts({ args }: Call): readonly string[] | undefined {
  const words: string[] = [];
  for (const { value, unsure } of args) {
    const word = known(value);
    if (unsure || word === undefined) return undefined;
    words.push(word);
  }
  return words;
}

/** Whether each argument is one word, known or not. */
export function certain({ args }: Call): boolean {
  return args.every(({ unsure }) => !unsure);
}

export function print(call: Call, value: Value): void {
  emit(call.run, call.state, value, call.node);
}

/** Prints what nobody knows. */
export function printUnknown(call: Call, why?: string): void {
  print(call, call.run.unknown(call.node, why ?? saysUnknown(call.name)));
}

export function saysUnknown(name: string): string {
  return `what \`${name}\` prints is not known`;
}

export function pathOf({ state }: Call, word: Value): Value {
  return state.resolve(word);
}
