import { look } from "../environment.ts";
import type { Unknown } from "../events.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { scalar } from "../variables.ts";
import { limits } from "../limits.ts";
import { type Piece, type Value, append, known, text } from "../values.ts";

/** A word on its way to the arguments of a command. */
export type Segment =
  | {
      readonly kind: "piece";
      readonly piece: Piece;
      readonly quoted: boolean;
      /** Came from `$x` or `$(...)`: unquoted, it is split into words. */
      readonly expansion: boolean;
    }
  | { readonly kind: "glob"; readonly text: string; readonly node: Span }
  /** Between the items of `$@`. */
  | { readonly kind: "break" }
  /** A pair of quotes: a word even when nothing is in it. */
  | { readonly kind: "mark" }
  /** Any number of words. */
  | { readonly kind: "unsure"; readonly from: Unknown };

/** One argument. `unsure`: it may turn out to be several, none, or file names. */
export interface Field {
  readonly value: Value;
  readonly unsure: boolean;
}

/** Splits unquoted expansions at IFS, and gives up on file names. */
export function split(
  run: Run,
  state: State,
  segments: readonly Segment[],
  node: Span,
): readonly Field[] {
  const splitter = new Splitter(separators(run, state, node));
  const globbing = state.shell.options.get("noglob") !== true;
  for (const segment of segments) {
    switch (segment.kind) {
      case "mark":
        splitter.present = true;
        break;
      case "break":
        splitter.end("soft");
        break;
      case "unsure":
        splitter.add([{ kind: "unknown", from: segment.from }], true);
        break;
      case "glob":
        splitter.glob(
          globbing
            ? run.unknown(segment.node, `the files here are not known`)
            : text(segment.text),
          globbing,
        );
        break;
      case "piece":
        piece(run, splitter, segment, globbing, node);
    }
  }
  splitter.end("soft");
  return splitter.fields.map((field) =>
    field.value.length > limits.words
      ? { value: run.bounded(field.value, node), unsure: true }
      : field,
  );
}

function piece(
  run: Run,
  splitter: Splitter,
  { piece: part, quoted, expansion }: Extract<Segment, { kind: "piece" }>,
  globbing: boolean,
  node: Span,
): void {
  if (quoted || !expansion) {
    splitter.add([part], false);
  } else if (part.kind === "unknown") {
    // The reader's own values are words, or the page would quote them.
    splitter.add([part], part.from.reader === undefined && !part.pattern);
  } else if (globbing && /[*?[]/.test(part.text)) {
    splitter.glob(run.unknown(node, "the files here are not known"), true);
  } else {
    splitter.split(part.text);
  }
}

function separators(run: Run, state: State, node: Span): string | undefined {
  const ifs = look(run, state, "IFS", node);
  const value = scalar(ifs);
  if (ifs.kind === "unset" || value === undefined) return " \t\n";
  return known(value);
}

class Splitter {
  readonly fields: Field[] = [];
  present = false;
  private value: Piece[] = [];
  private unsure = false;
  private last: "soft" | "hard" | undefined;
  private readonly separators: string | undefined;

  constructor(separators: string | undefined) {
    this.separators = separators;
  }

  add(value: Value, unsure: boolean): void {
    append(this.value, value);
    this.unsure ||= unsure;
    this.present = true;
    this.last = undefined;
  }

  glob(value: Value, unsure: boolean): void {
    this.add(value, unsure);
  }

  split(whole: string): void {
    if (this.separators === undefined) {
      this.add(text(whole), true);
      return;
    }
    let start = 0;
    for (let at = 0; at < whole.length; at++) {
      const char = whole.charAt(at);
      if (!this.separators.includes(char)) continue;
      if (at > start) this.add(text(whole.slice(start, at)), false);
      this.end(/[ \t\n]/.test(char) ? "soft" : "hard");
      start = at + 1;
    }
    if (start < whole.length) this.add(text(whole.slice(start)), false);
  }

  /** White space runs together; any other separator ends a word of its own. */
  end(how: "soft" | "hard"): void {
    if (this.present) {
      this.fields.push({ value: this.value, unsure: this.unsure });
      this.last = how;
    } else if (how === "hard") {
      if (this.last === "soft") this.last = "hard";
      else {
        this.fields.push({ value: [], unsure: false });
        this.last = "hard";
      }
    }
    this.value = [];
    this.unsure = false;
    this.present = false;
  }
}
