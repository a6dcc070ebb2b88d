import { phases, type Phase } from "../release/types.ts";

/** What a part of a guide is about. */
export type Role =
  | Phase
  | "contents"
  | "trouble"
  | "runbook"
  | "changes"
  | "deprecated"
  | "settings"
  | "requires"
  | "policy"
  | "channels"
  | "highlights"
  | "links";

/** Words of headings, most telling first: the first that fits decides. */
const words: readonly (readonly [Role, RegExp])[] = [
  ["contents", /^(?:table of )?contents$|^toc$|^on this page$/],
  [
    "trouble",
    /troubleshoot|trouble shooting|^(?:issue|problem|error|symptoms?)\b|(?:common|known|possible) (?:issues|problems|errors|pitfalls)|(?:goes|go) wrong|^faq|fails?$|failures?\b/,
  ],
  ["prepare", /\bpre-?(?: ?(?:upgrad|updat|flight|install|migrat|requisite))/],
  [
    "prepare",
    /^(?:identify|review|check|read|understand|consider|note)\b.*\b(?:breaking|changes|release notes|change ?log|deprecat)/,
  ],
  ["backup", /^(?:back(?:ing)? ?-?up|snapshot)/],
  [
    "rollback",
    /\broll(?:ing)?[ -]?backs?\b|\brevert|\bdowngrad|\brestor(?:e|ing)\b|\bundo(?:ing)?\b|\bback(?:ing)?[ -]out\b|\bgo(?:ing)? back\b/,
  ],
  ["backup", /\bback(?:ing|ed)?[ -]?up|\bbackup|\bsnapshot|\bdump/],
  [
    "runbook",
    /\bautomat|\bemergenc|\bdisaster|\bindividual (?:component|service)|\bzero[- ]downtime|\bci\/cd\b|\bcreating\b|\bwriting\b|\bauthoring\b|\bbest practices?\b|^example\b(?!.*\d)|\bdevelop(?:ment|ing)\b/,
  ],
  [
    "changes",
    /\bbreaking\b|\bincompatib|\bbehaviou?r(?:al)? changes?\b|\bimportant changes\b|\bnotable changes\b/,
  ],
  [
    "deprecated",
    /^(?:deprecat\w*|sunset\w*)(?: (?:features|apis?|endpoints?|functions|commands|options|in\b.*))*$|\bdeprecat(?:ed|ions?) (?:apis?|endpoints?|features?)/,
  ],
  [
    "settings",
    /\b(?:config(?:uration)?|settings?|options?|values|defaults?|environment variables?|env(?:ironment)? vars?|parameters?)\b.*\b(?:changes?|added|removed|renamed|deprecated|schema|reference)\b|\b(?:new|changed|modified|removed|renamed|deprecated|updated) (?:\w+ ){0,2}(?:config(?:uration)?|settings?|options?|values|defaults?|variables?|parameters?|keys)\b|^(?:config(?:uration)?|settings?|environment variables?|defaults)$/,
  ],
  [
    "policy",
    /\bsemantic version|\bsemver\b|\bversion(?:ing)? (?:strategy|policy|scheme|numbers?)|\brelease (?:policy|types?)\b/,
  ],
  ["channels", /\bchannels?\b/],
  [
    "highlights",
    /\bwhat'?s new\b|\bhighlights?\b|^new features?\b|^features$|^improvements?$/,
  ],
  [
    "links",
    /\bget(?:ting)? (?:help|support)\b|\bneed help\b|^(?:help|support|resources|references|further reading|see also|next steps|more information|related\b.*)(?: (?:&|and) \w+)?$|\bfurther reading\b/,
  ],
  [
    "verify",
    /\bverif|\bvalidat|\bpost-?upgrade (?:check|test)|\bsmoke\b|\bhealth ?checks?\b|\bconfirm|^(?:final |sanity )?(?:check|test)s?(?:ing)?$|\bcheck (?:that|whether|if|the) /,
  ],
  [
    "after",
    /\bpost-?(?: ?(?:upgrad|updat|migrat|install|deploy))|\bafter (?:the |you |your )?(?:upgrad|updat|migrat)|\bclean(?:ing)?[ -]?up|\bcleanup|\bfollow[- ]?up|\bdecommission|\bfinali[sz]e/,
  ],
  [
    "requires",
    /\brequirements?\b|\bcompatibilit|\bsupported versions?|\bversion matrix\b|\bcompatible\b/,
  ],
  [
    "prepare",
    /\bbefore (?:you|the|your|an|any|upgrad|updat|start|begin|migrat)|\bprepar|\bprerequisit|\bcheck ?list|\bplan(?:ning)?\b|\bpreflight|\breview\b|\bstaging\b|\bmaintenance window|\brelease notes\b|\bcaveats?\b/,
  ],
  [
    "upgrade",
    /\bupgrad|\bupdat|\bmigrat|\binstall|\bdeploy|\bappl(?:y|ying)\b|\bprocedures?\b|\bprocess\b|\bsteps?\b|\broll(?:ing)? ?out|\bhow to\b|\bmoving (?:to|from)\b/,
  ],
];

/** What is under these belongs to them, whatever it is called. */
const whole: ReadonlySet<Role> = new Set<Role>([
  "contents",
  "trouble",
  "rollback",
  "runbook",
  "changes",
  "deprecated",
  "links",
]);
/** These refine a part of the procedure that they stand in. */
const refines: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  backup: ["rollback", "trouble"],
  prepare: ["backup", "requires", "settings", "trouble", "changes", "links"],
  verify: ["trouble", "rollback"],
  after: ["trouble", "rollback", "verify", "links"],
};

/** The role that a heading's words name, its number and marks left out. */
export function roleOf(heading: string): Role | undefined {
  const text = plainTitle(heading).toLowerCase();
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The role of a part in a part. */
export function within(
  outer: Role | undefined,
  inner: Role | undefined,
): Role | undefined {
  if (outer === undefined || inner === undefined) return inner ?? outer;
  if (whole.has(outer)) return outer;
  const allowed = refines[outer];
  return allowed === undefined || allowed.includes(inner) ? inner : outer;
}

/** `Step 4: Create Backup` and `2. Create Backup` without their numbers. */
export function plainTitle(heading: string): string {
  const text = heading
    .replace(
      /^(?:(?:step|phase|part|option|appendix)\s+)?(?:\d+(?:\.\d+)*|[A-Z])\s*[.):–—-]\s+/i,
      "",
    )
    .replace(/^(?:step|phase|part)\s+\d+\s+/i, "")
    .trim();
  return text === "" ? heading.trim() : text;
}

export function isPhase(role: Role | undefined): role is Phase {
  return phases.some((phase) => phase === role);
}
