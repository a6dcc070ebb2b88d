import { forEachChild, parse } from "unbash";
import type { SyntaxNode } from "unbash";

interface Span {
  readonly pos: number;
  readonly end: number;
}

/**
 * The script with some of its words replaced by the output of a command that
 * nobody knows. Lines stay where they are. `choices` say which words.
 */
export function forget(script: string, choices: readonly number[]): string {
  const spans = knownWords(script);
  const chosen = new Set(choices.map((choice) => spans[choice % spans.length]));
  const fromTheEnd = spans.filter((span) => chosen.has(span)).toReversed();
  return fromTheEnd.reduce(
    (text, { pos, end }) =>
      `${text.slice(0, pos)}$(unknown-tool)${text.slice(end)}`,
    script,
  );
}

/** Arguments, values, redirection targets, in order and none inside another. */
function knownWords(script: string): Span[] {
  const spans: Span[] = [];
  const visit = (node: SyntaxNode): void => {
    for (const word of replaceable(node)) {
      const last = spans.at(-1);
      const plain = !/\n/.test(script.slice(word.pos, word.end));
      if (plain && (last === undefined || last.end <= word.pos))
        spans.push(word);
    }
    forEachChild(node, visit);
  };
  visit(parse(script));
  return spans;
}

function replaceable(node: SyntaxNode): Span[] {
  switch (node.type) {
    case "Command":
      return node.args.filter((word) => word.type === "Word");
    case "Assignment":
      return node.value.type === "Word"
        ? [node.value]
        : [...node.value.elements];
    case "Redirect":
    case "HereString":
      return node.target === undefined ? [] : [node.target];
    case "For":
      return [...(node.wordlist ?? [])];
    case "Case":
      return [node.word];
    default:
      return [];
  }
}
