import { quoted as quotedPattern } from "./patterns.ts";
import { bracedSegments } from "./braced-words.ts";
import { type Field, split } from "./fields.ts";
import { limits } from "../limits.ts";
import type { Run } from "../run.ts";
import { flatten, wordSegments } from "./segments.ts";
import type { State } from "../state.ts";
import { type Value } from "../values.ts";
import type { Word } from "unbash";

/** A word where the shell makes no several ones of it: assignments, redirects, `case`. */
export function expandText(
  run: Run,
  state: State,
  word: Word,
  place: "assignment" | "other" = "other",
): Value {
  const segments = wordSegments(run, state, word, {
    quoted: false,
    assignment: place === "assignment",
  });
  return run.bounded(flatten(segments), word);
}

/** Words as the arguments of a command: braces, splitting, file names. */
export function expandWords(
  run: Run,
  state: State,
  words: readonly Word[],
): readonly Field[] {
  const fields: Field[] = [];
  for (const word of words) {
    for (const segments of bracedSegments(run, state, word)) {
      fields.push(...split(run, state, segments, word));
    }
    if (fields.length > limits.words) {
      run.limit(word, "words");
      const value = run.unknown(word, "there are too many words to follow");
      return [...fields.slice(0, limits.words), { value, unsure: true }];
    }
  }
  return fields;
}

/** A pattern of `case`, `[[` or `${x#...}`: quoted parts stand for themselves. */
export function expandPattern(
  run: Run,
  state: State,
  word: Word,
): string | undefined {
  let pattern = "";
  const context = { quoted: false, assignment: false };
  for (const segment of wordSegments(run, state, word, context)) {
    if (segment.kind === "glob") pattern += segment.text;
    if (segment.kind === "break") return undefined;
    if (segment.kind !== "piece") continue;
    const { piece } = segment;
    if (piece.kind === "unknown") return undefined;
    // Extended patterns stand in the text of a word without other parts.
    if (!segment.quoted && /[?*+@!]\(/.test(piece.text)) return undefined;
    pattern +=
      segment.quoted || !segment.expansion
        ? quotedPattern(piece.text)
        : piece.text;
  }
  return pattern;
}
