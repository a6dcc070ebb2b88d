import { type Call, isSettled, told, wordsOfCall } from "./calls.ts";
import type { Section } from "./sections.ts";

/** Two sections of a block of which the reader should take one. */
export interface Alternatives {
  readonly one: Section;
  readonly other: Section;
  /** Each says for whom it is, so that both are never meant. */
  readonly labelled: boolean;
  /** Only where they do the same: the comment alone does not tell. */
  readonly alike: boolean;
}

const or =
  /^(?:or\b(?! more| not| later| newer)|alternative(?:ly)?\b|(?:option|alternative|method|variant|scenario)\s+(?:[2-9]|[b-z])\b)/i;

/** The same work by other means. */
const means =
  /^(?:using|with|via|through)\s+(?:an?\s+|the\s+)?(?:kubectl|helm|docker|podman|compose|[\w-]+ job|a migration|ansible|terraform|apt|yum|dnf|brew|snap|source|systemd|systemctl|argo ?cd|flux|git|curl|wget)\b/i;

const systems =
  /^(?:(?:for|on|if (?:using|you (?:use|run|are on)))\s+)?(?:the\s+)?(debian|ubuntu|centos|rhel|red hat|rocky|fedora|alpine|arch|opensuse|suse|macos|mac|linux|windows)\b/i;

/** Labels that say for whom the commands are; one reader is one of each. */
const readers: readonly RegExp[] = [
  /^(?:(?:for|in|on|to)\s+)?(?:the\s+)?(development|dev|staging|stage|production|prod|testing)\b(?! first)/i,
  systems,
  /^(?:(?:for|on)\s+)?(?:the\s+|each\s+|every\s+)?(server|agent|master|worker|control[- ]plane|primary|replica|standby|leader|follower)s?(?:\s+nodes?|\s+hosts?)?\s*:?$/i,
  /^if (?:you(?:'re| are) )?(?:using|you (?:use|used|run)|running)\s+(.+)$/i,
  /^for (versions? .+)$/i,
];

const specific =
  /\b(?:specific|specified|particular|certain|given|chosen|previous|last|all)\b/i;

const chosen = /\b(?:specific|specified|particular)\b/i;

/** Going back twice goes back too far. */
const back = /\b(?:rollback|undo|downgrade|revert)\b/;

/** Sections back: a block with more of them is none that somebody reads. */
const farthest = 100;

/** Each pair of sections of which the second is meant instead of the first. */
export function* alternativesOf(
  sections: readonly Section[],
): Generator<Alternatives> {
  for (const [index, other] of sections.entries()) {
    const before = sections[index - 1];
    if (!before || other.label === "" || other.calls.length === 0) continue;
    // Below a comment without commands it goes on with that one's sentence.
    if (or.test(other.label) && before.calls.length > 0)
      yield { one: before, other, labelled: false, alike: false };
    else if (means.test(other.label)) yield* pair(sections[index - 1], other);
    else
      yield* pair(
        sections
          .slice(Math.max(0, index - farthest), index)
          .findLast(
            (one) => areForOthers(one, other) || isOtherTarget(one, other),
          ),
        other,
      );
  }
}

function* pair(
  one: Section | undefined,
  other: Section,
): Generator<Alternatives> {
  if (!one || one.calls.length === 0) return;
  const labelled = areForOthers(one, other) && shareProgram(one, other);
  const alike = !labelled && !isOtherTarget(one, other);
  yield { one, other, labelled, alike };
}

/** `Debian:` and `Fedora:`, `If using nginx` and `If using Apache`. */
function areForOthers(one: Section, other: Section): boolean {
  return readers.some((reader) => {
    const [, first] = reader.exec(one.label) ?? [];
    const [, second] = reader.exec(other.label) ?? [];
    return (
      first !== undefined &&
      second !== undefined &&
      first.toLowerCase() !== second.toLowerCase() &&
      // Each system has programs of its own, which are not there on the other.
      (reader !== systems || shareProgram(one, other))
    );
  });
}

function shareProgram(one: Section, other: Section): boolean {
  const names = new Set(one.typed.map(programOf).filter(isSettled));
  return other.typed.some((call) => names.has(programOf(call)));
}

function programOf(call: Call): string {
  const [name = "", verb = ""] = wordsOfCall(call);
  return name === "sudo" || name === "systemctl" ? `${name} ${verb}` : name;
}

/** `rollback vets` and `rollback vets 3`: to the last version, or to one of the reader's. */
function isOtherTarget(one: Section, other: Section): boolean {
  return other.calls.some((call) =>
    one.calls.some(
      (earlier) =>
        (chosen.test(other.label) && isNarrower(call, earlier)) ||
        (specific.test(other.label) && goesBackTwice(call, earlier)),
    ),
  );
}

/** `upgrade vets` and `upgrade vets --version 2`. */
function isNarrower(call: Call, earlier: Call): boolean {
  const [now, then] = [call, earlier].map(wordsOfCall);
  if (!now || !then || now.length <= then.length) return false;
  return (
    /^(?:upgrade|update|install)$/.test(then[1] ?? "") &&
    then.every((word, at) => now[at] === word)
  );
}

function goesBackTwice(call: Call, earlier: Call): boolean {
  const now = wordsOfCall(call).map(told);
  const then = wordsOfCall(earlier).map(told);
  // What nobody knows may be another object.
  if (![call, earlier].flatMap(wordsOfCall).every(isSettled)) return false;
  const verb = now.findIndex((word) => back.test(word)) + 1;
  if (verb < 2 || now.join(" ") === then.join(" ")) return false;
  if (now.slice(0, verb).join(" ") !== then.slice(0, verb).join(" "))
    return false;
  // One object each: `undo deploy/a` and `undo deploy/b` are two steps.
  const named = now[0] === "helm" || /[a-z]\w*\//i.test(now[verb] ?? "");
  return !named || now[verb] === then[verb];
}
