import { firstSeparator } from "./lists.ts";
import { flatten, wordSegments } from "./segments.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { type Value } from "../values.ts";
import type { HereDoc, Word, WordPart } from "unbash";

/** `${a/$(b)}` in a here-document: some bashes find no end of it. */
const misread = /\$\{[^}]*(?:\$\(|`)/;

/** Whether the bash of some readers would refuse the command over it. */
export function mayBeMisread({ body, delimiter }: HereDoc): boolean {
  return delimiter?.quoted !== true && misread.test(body.text);
}

export function hereDoc(run: Run, state: State, document: HereDoc): Value {
  const { body, delimiter, operator } = document;
  const tabless = (raw: string, atStart: boolean): string => {
    if (operator === "<<") return raw;
    const later = raw.replace(/\n\t+/g, "\n");
    return atStart ? later.replace(/^\t+/, "") : later;
  };
  if (delimiter?.quoted) {
    return run.source.literal(tabless(body.text, true), body);
  }
  if (mayBeMisread(document)) {
    return run.unknown(body, "bash 5.2 misreads this here-document");
  }
  if (!body.parts) {
    const whole = tabless(body.text, true).replace(
      /\\([\\$`\n])/g,
      (_, char: string) => (char === "\n" ? "" : char),
    );
    return run.source.literal(whole, body);
  }
  const parts = body.parts.map((part, index) =>
    part.type === "Literal"
      ? { ...part, value: tabless(part.value, index === 0) }
      : part,
  );
  const word: Word = { ...body, type: "Word", value: body.text, parts };
  // Bash 5.2 puts spaces between the items of `$*` here, whatever IFS says.
  if (parts.some(isJoined) && firstSeparator(run, state, body) !== " ") {
    return run.unknown(body, "`IFS` is not the usual one");
  }
  const context = { quoted: true, assignment: false };
  return run.bounded(flatten(wordSegments(run, state, word, context)), body);
}

function isJoined(part: WordPart): boolean {
  return part.text.includes("*");
}
