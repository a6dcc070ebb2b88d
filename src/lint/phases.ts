import type { Fence } from "../markdown/document.ts";
import type { KeyState } from "../plan/expect.ts";
import { phases } from "../release/types.ts";

/** Which version runs where a block is followed; `either`: it may be both, or nobody knows. */
export interface Judge {
  readonly version: "from" | "to" | "either";
  /** Said by the block itself, not only by a heading. */
  readonly isStated: boolean;
}

type Version = Judge["version"];

const judges: Readonly<Record<string, Version>> = {
  prepare: "from",
  backup: "from",
  upgrade: "either",
  verify: "to",
  after: "to",
  rollback: "either",
  troubleshooting: "to",
} satisfies Record<(typeof phases)[number] | "troubleshooting", Version>;

/** The first that fits: "Restore the backup" rolls back, "After upgrading" upgrades no more. */
const headings: readonly (readonly [RegExp, Version])[] = [
  [
    /\broll(?:ing|ed)?[ -]?back\b|\brevert|\bdowngrad|\brestor|\bundo/i,
    "either",
  ],
  [
    /\btroubleshoot|\bgoes wrong\b|\b(?:common|known) (?:issues|problems|errors)\b/i,
    "to",
  ],
  [
    /\bpost[ -]?(?:upgrad|updat|migrat)|\bafter (?:the |you )?(?:upgrad|updat)/i,
    "to",
  ],
  [
    /\bpre[ -]?(?:upgrad|updat|flight|requisite)|\bbefore (?:the |you )?(?:upgrad|updat|start|begin)|\bprepar/i,
    "from",
  ],
  [/\bverif(?:y|ying|ication)\b|\bsmoke tests?\b/i, "to"],
  [/\bback(?:ing)?[ -]?ups?\b|\bsnapshots?\b/i, "from"],
  [/\bupgrad|\bupdat|\bmigrat/i, "either"],
];

/** By the block's `phase`, else by the headings above, the nearest first. */
export function judgeOf({ annotations, headings: above }: Fence): Judge {
  const { phase } = annotations;
  const stated = phase === undefined ? undefined : judges[phase];
  if (stated !== undefined) return { version: stated, isStated: true };
  for (const heading of above.toReversed()) {
    const found = headings.find(([words]) => words.test(heading));
    if (found) return { version: found[1], isStated: false };
  }
  return { version: "either", isStated: false };
}

/** What a judge has against a key: not at its version, or at neither. */
export function objectionOf(
  at: { readonly from: KeyState; readonly to: KeyState },
  { version }: Judge,
): Exclude<KeyState, { kind: "there" }> | undefined {
  const states = version === "either" ? [at.to, at.from] : [at[version]];
  const [first] = states;
  if (states.some(({ kind }) => kind === "there")) return undefined;
  return first?.kind === "there" ? undefined : first;
}
