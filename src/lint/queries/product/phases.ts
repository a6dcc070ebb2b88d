import type { Fence } from "../../../markdown/document.ts";
import type { KeyState } from "../../../plan/expect.ts";
import type { phases } from "../../../release/types.ts";

type Phase = (typeof phases)[number] | "troubleshooting";

/** Which version runs where a block is followed; `either`: it may be both, or nobody knows. */
export interface Judge {
  readonly version: "from" | "to" | "either";
  /** Undefined where neither the block nor a heading tells; a page's title tells nothing. */
  readonly phase?: Phase;
  /** Said by the block itself, not only by a heading. */
  readonly isStated: boolean;
}

const versions: Readonly<Record<Phase, Judge["version"]>> = {
  prepare: "from",
  backup: "from",
  upgrade: "either",
  verify: "to",
  after: "to",
  rollback: "either",
  troubleshooting: "to",
};

/** The first that fits: "Restore the backup" rolls back, "After upgrading" upgrades no more. */
const headings: readonly (readonly [RegExp, Phase])[] = [
  [
    /\broll(?:ing|ed)?[ -]?back\b|\brevert|\bdowngrad|\brestor|\bundo/i,
    "rollback",
  ],
  [
    /\btroubleshoot|\bgoes wrong\b|\b(?:common|known) (?:issues|problems|errors)\b/i,
    "troubleshooting",
  ],
  [
    /\bpost[ -]?(?:upgrad|updat|migrat)|\bafter (?:the |you )?(?:upgrad|updat)/i,
    "after",
  ],
  [
    /\bpre[ -]?(?:upgrad|updat|flight|requisite)|\bbefore (?:the |you )?(?:upgrad|updat|start|begin)|\bprepar/i,
    "prepare",
  ],
  [/\bverif(?:y|ying|ication)\b|\bsmoke tests?\b/i, "verify"],
  [/\bback(?:ing)?[ -]?ups?\b|\bsnapshots?\b/i, "backup"],
  [/\bupgrad|\bupdat|\bmigrat/i, "upgrade"],
];

/** "Upgrade Mill from 1.2 to 2.0": all of the page stands below it. */
const isTitle = /\bfrom\b.*\bto\b|\bguide\b|\bupgrading to\b/i;

/** By the block's `phase`, else by the headings above, the nearest first. */
export function judgeOf({ annotations, headings: above }: Fence): Judge {
  const stated = isPhase(annotations.phase) ? annotations.phase : undefined;
  if (stated)
    return { version: versions[stated], phase: stated, isStated: true };
  for (const heading of above.toReversed()) {
    const found = headings.find(([words]) => words.test(heading));
    if (!found || isTitle.test(heading)) continue;
    const [, phase] = found;
    return { version: versions[phase], phase, isStated: false };
  }
  return { version: "either", isStated: false };
}

function isPhase(text: string | undefined): text is Phase {
  return text !== undefined && Object.hasOwn(versions, text);
}

/**
 * What a judge has against a key: not at its version, or at neither. One that comes
 * and goes between them may be what the way itself needs.
 */
export function objectionOf(
  { from, to }: { readonly from: KeyState; readonly to: KeyState },
  { version }: Judge,
): Exclude<KeyState, { kind: "there" }> | undefined {
  if (from.kind === "to-come" && to.kind === "gone") return undefined;
  const state = version === "from" ? from : to;
  const other = version === "either" ? from : state;
  return state.kind === "there" || other.kind === "there" ? undefined : state;
}
