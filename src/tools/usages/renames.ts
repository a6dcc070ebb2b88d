/** What tells one command or option from the others beside it. */
export interface Trait {
  readonly name: string;
  /** Of a command what it has, of an option what it takes: unlike is out of the question. */
  readonly takes: string;
  /** The names of what is inside: subcommands, options, short names. */
  readonly parts: ReadonlySet<string>;
  /** What stands before and behind it in the help. */
  readonly between: string;
}

export interface LikelyPair {
  readonly name: string;
  /** In words: "same subcommands". */
  readonly evidence: string;
}

interface Candidate {
  readonly was: string;
  readonly now: string;
  readonly score: number;
  readonly clues: readonly string[];
}

const enough = 3;
/** How much better than any other pair of the same names. */
const margin = 1;

/** By the old name: each pair is by far the best for both, or it is none. */
export function likelyPairs(
  gone: readonly Trait[],
  fresh: readonly Trait[],
): ReadonlyMap<string, LikelyPair> {
  const isOnly = gone.length === 1 && fresh.length === 1;
  const candidates = gone.flatMap((was) =>
    fresh
      .filter(({ takes }) => takes === was.takes)
      .map((now) => compared(was, now, isOnly)),
  );
  const isBest = (one: Candidate) =>
    candidates.every(
      (other) =>
        other === one ||
        (other.was !== one.was && other.now !== one.now) ||
        one.score - other.score >= margin,
    );
  return new Map(
    candidates
      .filter((one) => one.score >= enough && isBest(one))
      .map(({ was, now, clues }) => [
        was,
        { name: now, evidence: clues.join(", ") },
      ]),
  );
}

function compared(was: Trait, now: Trait, isOnly: boolean): Candidate {
  const clues: string[] = [];
  let score = isOnly ? 1 : 0;
  const clue = (weight: number, words: string) => {
    score += weight;
    clues.push(words);
  };
  if (isAlike(was.name, now.name)) clue(2, "alike names");
  const both = [...was.parts].filter((part) => now.parts.has(part));
  const all = was.parts.size + now.parts.size - both.length;
  if (both.length > 0 && both.length / all > 0.5)
    clue(2, `same ${quoted(both)}`);
  if (was.between !== "" && was.between === now.between)
    clue(2, "same place in the help");
  return { was: was.name, now: now.name, score, clues };
}

/** `dataset` and `datasets`, `policy` and `policies`, `dry-run` and `dry`. */
function isAlike(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.replace(/^-+/, ""));
  if (!one || !other) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= 3 && same / Math.max(one.length, other.length) >= 0.6;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  const more = names.length > 3 ? " and others" : "";
  return `${shown.join(", ")}${more}`;
}

/** The neighbours of a name in its list; an only one has none. */
export function around(names: readonly string[], name: string): string {
  const at = names.indexOf(name);
  const [before = "", after = ""] = [names[at - 1], names[at + 1]];
  return before === "" && after === "" ? "" : `${before} ${after}`;
}
