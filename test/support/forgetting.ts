import { forEachChild, parse } from "unbash";
import type { SyntaxNode } from "unbash";

interface Span {
  readonly pos: number;
  readonly end: number;
}

/**
 * The script with some of its words replaced by the output of a command that
 * nobody knows, as one word or as any number. Lines stay where they are.
 * `choices` say which words, and how.
 */
export function forget(script: string, choices: readonly number[]): string {
  const spans = knownWords(script);
  const chosen = new Map(
    choices.map((choice) => [
      spans[(choice >> 1) % spans.length],
      choice % 2 === 0 ? "$(unknown-tool)" : '"$(unknown-tool)"',
    ]),
  );
  return spans.reduceRight((text, span) => {
    const instead = chosen.get(span);
    if (instead === undefined) return text;
    return text.slice(0, span.pos) + instead + text.slice(span.end);
  }, script);
}

/** How many ways there are to forget one word of a script. */
export function waysToForget(script: string): number {
  return knownWords(script).length * 2;
}

/** Commands, arguments, values, targets, in order and none inside another. */
function knownWords(script: string): Span[] {
  const spans: Span[] = [];
  const visit = (node: SyntaxNode): void => {
    for (const word of replaceable(node)) {
      const last = spans.at(-1);
      // Nobody takes an unknown word for one that asks how the pipe went.
      const plain = !/\n|PIPESTATUS/.test(script.slice(word.pos, word.end));
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
      return [
        ...(node.name ? [node.name] : []),
        ...node.args.filter((word) => word.type === "Word"),
      ];
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
