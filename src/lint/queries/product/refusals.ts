import {
  handoverIn,
  type Refusal,
  refusals,
} from "../../../tools/spec-judge.ts";
import type { ToolSpec } from "../../../tools/spec.ts";
import { isToolInRange } from "../../../tools/tool-range.ts";
import type { Place } from "../../../session/events.ts";
import { type Call, callsOf, told, wordsOfCall } from "../calls.ts";
import { distance } from "../../likeness.ts";
import type { Evidence, Severity } from "../../finding.ts";
import type { Page } from "../../rule.ts";
import { askedOf, versionsOf } from "./asked-versions.ts";
import { placeOfWord } from "../words-of-calls.ts";

/** A word of a call that every version of its tool refuses that the reader may have. */
export interface Refused extends Refusal {
  readonly call: Call;
  readonly place: Place;
  /** What was most likely meant. */
  readonly nearest?: string;
  /** Those that were asked: `kubectl 1.20.2 to 1.36.4`, and why these. */
  readonly versions: string;
  readonly evidence: Evidence;
  readonly atMost?: Severity;
}

const judged = new WeakMap<Page, readonly Refused[]>();

/** All that the tools of a page refuse, where their specs are loaded. */
export function refusedOn(page: Page): readonly Refused[] {
  const known = judged.get(page);
  if (known) return known;
  const found = callsOf(page).flatMap((call) => refusedIn(call, page));
  judged.set(page, found);
  return found;
}

/** Whether the product's own CLI takes a call, in the very version that runs there. */
export function isAccepted(call: Call, page: Page): boolean {
  const specs = specsFor(call, page);
  if (!specs) return false;
  const { isOwn, newest } = askedOf(specs, call, page);
  const isRefused = refusedOn(page).some((one) => one.call === call);
  return isOwn && newest !== undefined && !isRefused;
}

function specsFor(call: Call, page: Page): readonly ToolSpec[] | undefined {
  const [name = ""] = wordsOfCall(call);
  const tool = name.replace(/^(?:\/usr(?:\/local)?)?\/s?bin\//, "");
  return /^[a-z][\w-]*$/.test(tool) ? page.specs(tool) : undefined;
}

function refusedIn(call: Call, page: Page): readonly Refused[] {
  const [, ...words] = wordsOfCall(call);
  const specs = specsFor(call, page);
  if (!specs) return [];
  const other = handedOver(specs, words, page);
  return other
    ? refusedBy(other.specs, call, page, other.at + 1)
    : refusedBy(specs, call, page);
}

/** The specs of the program that a tool leaves these words to. */
function handedOver(
  specs: readonly ToolSpec[],
  words: readonly string[],
  page: Page,
): { readonly specs: readonly ToolSpec[]; readonly at: number } | undefined {
  const newest = specs.at(-1);
  const handover = newest && handoverIn(newest, words);
  if (!handover) return undefined;
  const [program = "", ...range] = handover.program.split(" ");
  const all = page.specs(program);
  const own = all ? inRange(all, range.join(" "), handover.command) : [];
  return { specs: own, at: handover.at };
}

const handed = new WeakMap<
  readonly ToolSpec[],
  Map<string, readonly ToolSpec[]>
>();

/** The specs of some versions, under the name that both programs have together. */
function inRange(
  specs: readonly ToolSpec[],
  range: string,
  tool: string,
): readonly ToolSpec[] {
  const known = handed.get(specs) ?? new Map<string, readonly ToolSpec[]>();
  handed.set(specs, known);
  const key = `${tool} ${range}`;
  const found =
    known.get(key) ??
    specs
      .filter(({ version }) => isToolInRange(version, range))
      .map((spec) => ({ ...spec, tool }));
  known.set(key, found);
  return found;
}

/** What these specs refuse of the words of a call, from one of them on. */
function refusedBy(
  specs: readonly ToolSpec[],
  call: Call,
  page: Page,
  first = 0,
): Refused[] {
  const words = wordsOfCall(call).slice(first + 1);
  const asked = askedOf(specs, call, page);
  const { newest } = asked;
  if (!newest) return [];
  // `xargs` adds more words.
  const more = call.within.some((outer) => /\bxargs$/.test(outer));
  // What the newest takes, no other need refuse.
  const refused = refusals(newest, words);
  if (refused.length === 0) return [];
  const byVersion = new Map(specs.map((spec) => [spec, refusals(spec, words)]));
  return refused
    .filter((one) =>
      asked.specs.every((spec) => byVersion.get(spec)?.some(agrees(one))),
    )
    .filter(({ kind }) => !(more && kind.endsWith("missing")))
    .flatMap((one) => {
      const having = isUnknown(one)
        ? specs.find((spec) => !byVersion.get(spec)?.some(agrees(one)))
        : undefined;
      // What another version has is no slip, unless the reader cannot have that one.
      const nearest = having && !asked.isOwn ? undefined : nearestTo(one);
      if (one.open && nearest === undefined) return [];
      const certain = asked.isOwn
        ? asked.isStated || !having
        : having || nearest !== undefined || !isUnknown(one);
      // One version alone cannot tell what was never there from what came later.
      const proven = certain || specs.length > 1 || asked.isOwn;
      return [
        {
          ...one,
          at: first + one.at,
          found: told(one.found),
          call,
          place: placeOfWord(call, first + one.at + 1, page),
          ...(nearest !== undefined && { nearest }),
          versions: versionsOf(asked, having),
          evidence: certain ? ("exact" as const) : ("heuristic" as const),
          ...(!(proven && asked.isInside) && { atMost: "info" as const }),
        },
      ];
    });
}

/** Both refuse the same word, or the older one a word before it. */
function agrees(one: Refusal): (other: Refusal) => boolean {
  return ({ at, kind }) =>
    at === one.at || (kind === "subcommand" && at < one.at);
}

function isUnknown({ kind }: Refusal): boolean {
  return kind === "option" || kind === "subcommand";
}

/** A slip of the keyboard away; in an open list only the plainest slip counts. */
function nearestTo({ found, known, open }: Refusal): string | undefined {
  // Where nothing is attached, `--user=vets` is one word, and `--user` was meant.
  const plain = found.replace(/^-+/, "").replace(/=.*/s, "");
  const most = open ? 1 : Math.max(1, Math.floor(plain.length / 3));
  if (plain.length < 3) return undefined;
  const [best] = known
    .map((name) => ({
      name,
      off: distance(plain.toLowerCase(), name.replace(/^-+/, "").toLowerCase()),
    }))
    .filter(
      ({ off, name }) => off <= most && name.replace(/^-+/, "").length > 2,
    )
    .sort((a, b) => a.off - b.off);
  if (!best) return known.find((name) => hasSameParts(plain, name));
  if (open && plain.length < 5 && !isSlip(plain, best.name)) return;
  return best.name;
}

/** `reload-daemon` for `daemon-reload`. */
function hasSameParts(found: string, name: string): boolean {
  const parts = (word: string) =>
    word.replace(/^-+/, "").split("-").sort().join("-");
  return found.includes("-") && parts(found) === parts(name);
}

/** Letters that changed places, or one too many or too few: no other short name. */
function isSlip(found: string, name: string): boolean {
  const letters = (word: string) => [...word].sort().join("");
  return found.length !== name.length || letters(found) === letters(name);
}
