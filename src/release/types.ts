import type { Version } from "../versions.ts";

/** A step's place in a leg, in the order a reader meets them. */
export const phases = [
  "prepare",
  "backup",
  "upgrade",
  "verify",
  "after",
  "rollback",
] as const;
export type Phase = (typeof phases)[number];

/** How deep a rollback reaches, shallowest first. */
export const depths = ["code", "schema", "data"] as const;
export type Depth = (typeof depths)[number];

/** Where a record of the metadata stands: its file and the line of each field. */
export interface Origin {
  readonly file: string;
  /** Field name to the 1-based line where the field's text begins. */
  readonly lines: Readonly<Record<string, number>>;
}

/** A record that remembers where it was written. */
export interface Sourced {
  readonly origin: Origin;
}

/** Options of choices under which something applies: `{ platform: [helm] }`. */
export type When = Readonly<Record<string, readonly string[]>>;

/** Everything Guidepost knows of one product. Releases are sorted, oldest first. */
export interface Product extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** What of the product's history is an example; empty where all of it is real. */
  readonly illustrative?: string;
  /** How a release is tagged, with `{{version}}`. */
  readonly tag: string;
  readonly links: Readonly<Record<string, string>>;
  /** The first choice, `platform`, included. */
  readonly choices: readonly Choice[];
  readonly variables: readonly Variable[];
  readonly surfaces: readonly Surface[];
  /** Migration tool to the folder of the product's repository with its files. */
  readonly migrations: Readonly<Record<string, string>>;
  /** The product's own command lines. */
  readonly cli: readonly OwnCli[];
  readonly policy: Policy;
  /** Longer ways that have a guide, too. */
  readonly ways: readonly Way[];
  /** Whether its releases have a page in the form of a changelog, too. */
  readonly changelog: boolean;
  /** Lines of releases that an operator may follow, by name; the usual one is `stable`. */
  readonly channels: readonly Channel[];
  readonly steps: readonly Step[];
  /** Named steps that belong to no hop. */
  readonly runbooks: readonly Runbook[];
  /** What may go wrong in any upgrade. */
  readonly troubleshooting: readonly Trouble[];
  /** What may go wrong on any day. */
  readonly operation: readonly Trouble[];
  /** Of the product itself, oldest first. */
  readonly releases: readonly Release[];
  /** Pieces of the product that are versioned apart. */
  readonly parts: readonly Part[];
}

/** A piece of the product with releases of its own. */
export interface Part extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly releases: readonly Release[];
}

/** From one release to another, over those between. */
export interface Way {
  readonly from: Version;
  readonly to: Version;
}

/** What the product promises about its releases. */
export interface Policy extends Sourced {
  /** Most major (minor) versions that one hop may cross; undefined is no limit. */
  readonly majorsAtOnce?: number;
  readonly minorsAtOnce?: number;
  /** Minor releases between a deprecation and its removal. */
  readonly deprecationNotice?: number;
  /** What each kind of release may do. */
  readonly bumps: readonly BumpPolicy[];
}

export const bumpKinds = ["patch", "minor", "major"] as const;

export interface BumpPolicy extends Sourced {
  readonly kind: (typeof bumpKinds)[number];
  readonly says: string;
  readonly downtime?: Duration;
  /** What such a release may do to the database. */
  readonly migrations?: string;
}

export interface Channel extends Sourced {
  readonly id: string;
  readonly title: string;
  /** Who should follow it, and what they can expect. */
  readonly says: string;
}

/** When somebody opens a runbook. */
export const runbookKinds = ["routine", "emergency", "development"] as const;

/** A command line of the product's own; what it accepts is harvested per release. */
export interface OwnCli extends Sourced {
  readonly name: string;
  /** The program, in the product's repository. */
  readonly run: string;
  /** How its help reads: a name that `guidepost harvest --adapter` knows. */
  readonly adapter: string;
}

export interface Runbook extends Sourced {
  readonly id: string;
  readonly kind: (typeof runbookKinds)[number];
  readonly title: string;
  readonly why?: string;
  readonly downtime?: Duration;
  readonly steps: readonly Step[];
  readonly troubleshooting: readonly Trouble[];
}

/** A question that decides which steps apply. */
export interface Choice extends Sourced {
  readonly when?: When;
  readonly id: string;
  readonly ask: string;
  readonly options: readonly Option[];
}

export interface Option extends Sourced {
  readonly id: string;
  readonly title: string;
  /** What speaks for it, and what it costs. */
  readonly says?: string;
  /** Tool name to the range of versions the option needs. */
  readonly tools: Readonly<Record<string, string>>;
}

/** A value in the reader's shell: asked of the reader, fixed, or computed. */
export type Variable = Sourced & {
  readonly name: string;
  readonly when?: When;
} & (
    | {
        readonly kind: "asked";
        readonly ask: string;
        readonly example: string;
      }
    | { readonly kind: "secret"; readonly ask: string }
    | { readonly kind: "fixed"; readonly value: string }
    | {
        /** The newest revision of a migration tool at one end of the leg. */
        readonly kind: "revision";
        readonly tool: string;
        readonly at: "from" | "to";
      }
  );

export const surfaceFormats = [
  "dotenv",
  "values",
  "pulumi",
  "yaml",
  "json",
  "ini",
  "toml",
  "compose",
] as const;
export type SurfaceFormat = (typeof surfaceFormats)[number];

/** Configuration as the operator sees it. */
export interface Surface extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly format: SurfaceFormat;
  /** Who has it, where not everybody: `{ platform: [docker] }`. */
  readonly when?: When;
  /** The operator's file. */
  readonly file: string;
  /** Files of the product's repository that say its keys, later over earlier. */
  readonly source: readonly string[];
  /** Paths of maps whose keys are the operator's. */
  readonly freeForm: readonly string[];
}

/** The unit of a guide. */
export interface Step extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly action: Action;
  readonly why?: string;
  readonly when?: When;
  /** Id of the step this one stands before or after. */
  readonly before?: string;
  readonly after?: string;
  readonly expect?: string;
  /** A sample of what the last command prints. */
  readonly prints?: string;
  readonly downtime?: Duration;
  /** The author's reason why the dry run leaves it out. */
  readonly skip?: string;
  /** Rollback steps only. */
  readonly depth?: Depth;
  /** The part whose legs have the step; the product's own without it. */
  readonly part?: string;
  /** On which legs of a longer way; on every one without it. */
  readonly repeat?: "every-hop" | "once" | "final-only";
  /** A migration tool: only on legs that bring migrations of it. */
  readonly migrates?: string;
  /** Range of target versions whose guides carry the step. */
  readonly since?: Version;
  readonly until?: Version;
}

export type Action =
  | { readonly kind: "run"; readonly run: string }
  | { readonly kind: "manual"; readonly manual: string }
  | {
      /** Rendered from the leg's configuration deltas, in the surface's own form. */
      readonly kind: "config";
      readonly surface: string;
    }
  | {
      /** The steps of a runbook stand here. */
      readonly kind: "use";
      readonly runbook: string;
    };

/** Seconds, least to most. */
export interface Duration {
  readonly least: number;
  readonly most: number;
}

export interface Trouble extends Sourced {
  readonly symptom: string;
  readonly cause: string;
  readonly when?: When;
  readonly run?: string;
  readonly fix?: string;
}

/** What one release brings. */
export interface Release extends Sourced {
  readonly version: Version;
  /** ISO date. */
  readonly date: string;
  readonly status: Status;
  /** `stable`, or the name of the pre-release: `beta` of 1.1.0-beta.2. */
  readonly channel: string;
  readonly summary: string;
  readonly highlights: readonly string[];
  readonly difficulty: "easy" | "medium" | "hard";
  /** The time a person needs for the upgrade to it, preparation and checks included. */
  readonly duration?: Duration;
  /** Range of versions that may upgrade to this one; undefined is any. */
  readonly from?: string;
  /** Every way over this release lands on it. */
  readonly stop?: Stop;
  readonly risks: readonly Risk[];
  /** Range of versions of the product's parts that this release works with. */
  readonly parts: Readonly<Record<string, string>>;
  readonly requires: readonly Requirement[];
  readonly artifacts: readonly Artifact[];
  /** How far the settings of each surface were compared with the release before. */
  readonly coverage: Readonly<Record<string, Coverage>>;
  readonly config: readonly ConfigDelta[];
  readonly migrations: readonly Migration[];
  readonly changes: readonly Change[];
  readonly deprecated: readonly Deprecation[];
  /** Whether the file says what it deprecates, were it only "none". */
  readonly statesDeprecations: boolean;
  readonly rollback: readonly RollbackLimit[];
  readonly steps: readonly Step[];
  readonly troubleshooting: readonly Trouble[];
}

/** Absence of data is not absence of change: it is always written. */
export type Coverage = "checked" | "partial" | "unchecked";

/** Nobody is led to a release that is yanked or to be avoided. */
export type Status =
  | { readonly kind: "supported" }
  | { readonly kind: "eol" }
  | {
      readonly kind: "yanked" | "avoid";
      readonly reason: string;
      readonly fixedIn?: Version;
    };

/** A landing that no way may jump over. */
export interface Stop extends Sourced {
  /** `line`: any release of the same minor line will do. */
  readonly at: "version" | "line";
  readonly because: string;
  /** Only for these choices; unanswered counts as yes. */
  readonly when?: When;
  /** A read-only command that tells whether it applies; not run it counts as yes. */
  readonly probe?: string;
  /** What to wait for before the next leg. */
  readonly wait?: string;
  /** What a reader risks who jumps over it all the same. */
  readonly override?: string;
}

/** A hop that is known to go wrong, from a range of versions to this release. */
export interface Risk extends Sourced {
  readonly from: string;
  readonly why: string;
  readonly url?: string;
  readonly fixedIn?: Version;
}

/** Something of others that must be in a version range; it holds until changed. */
export interface Requirement extends Sourced {
  readonly name: string;
  readonly range: string;
  readonly tested?: string;
  readonly recommended?: string;
  /** A read-only command that prints the version in use. */
  readonly check?: string;
  /** Day after which its makers no longer support the range. */
  readonly eol?: string;
  readonly note?: string;
}

/** An image, a chart or an archive to mirror. */
export interface Artifact extends Sourced {
  readonly name: string;
  readonly digest?: string;
}

/** How one key of a surface changed. In YAML the key is `<surface>/<path>`. */
export type ConfigDelta = Sourced &
  ConfigChange & {
    readonly surface: string;
    /** The key after the change; before it, where `op` says so. */
    readonly path: string;
    readonly note?: string;
    /** Guessed: what speaks for it, until a person has looked and takes this out. */
    readonly confirm?: string;
    /** What happens to an operator who does nothing. */
    readonly untouched?: "ignored" | "error-at-start" | "new-behaviour";
  };

export type ConfigChange =
  | {
      readonly op: "added";
      /** The default, where there is one. */
      readonly now?: Scalar;
      readonly type?: SettingType;
      readonly required: boolean;
      readonly secret: boolean;
      /** What the operator should set. */
      readonly set?: SetTo;
    }
  | {
      readonly op: "removed";
      readonly was?: Scalar;
      /** Settled only: the release of the leg that deprecated it. */
      readonly deprecated?: Version;
      /** Settled only: what the deprecation named in its place. */
      readonly instead?: string;
    }
  | {
      readonly op: "renamed";
      /** The old path. */
      readonly was: string;
      readonly transform: Transform;
      readonly retyped?: Retyped;
    }
  | {
      /** `path` is the old key, gone afterwards. */
      readonly op: "split";
      readonly into: readonly SplitPart[];
    }
  | {
      /** `path` is the new key; those in `from` are gone afterwards. */
      readonly op: "merged";
      readonly from: readonly string[];
      readonly how: MergeHow;
    }
  | {
      readonly op: "default-changed";
      readonly was: Scalar;
      readonly now: Scalar;
      /** The value that preserves the old behaviour. */
      readonly keep?: Scalar;
    }
  | {
      readonly op: "type-changed";
      readonly was: SettingType;
      readonly now: SettingType;
      readonly transform: Transform;
    }
  | {
      readonly op: "required-changed";
      readonly now: boolean;
      readonly set?: SetTo;
    }
  | {
      readonly op: "deprecated";
      readonly removed?: Version;
      readonly instead?: string;
      /** Settled only: the release that deprecated it. */
      readonly since?: Version;
    }
  | { readonly op: "undeprecated" }
  | {
      /** A removed key comes back and continues the old one. */
      readonly op: "restored";
      readonly now?: Scalar;
    };

export interface SplitPart {
  readonly path: string;
  readonly transform: Transform;
  readonly retyped?: Retyped;
}

/** Settled only: the type of a key that was renamed or split changed, too. */
export interface Retyped {
  readonly was: SettingType;
  readonly now: SettingType;
}

/** A template names the old keys' values: `${HOST}:${PORT}`. */
export type MergeHow =
  | { readonly kind: "template"; readonly template: string }
  | { readonly kind: "manual"; readonly how: string };

export type SettingType =
  "string" | "integer" | "number" | "boolean" | "list" | "map";

export type Scalar = string | number | boolean;

/** A value to set: the output of a command, or fixed text. */
export type SetTo =
  | { readonly kind: "command"; readonly command: string }
  | { readonly kind: "value"; readonly value: Scalar };

/** How the old value becomes the new one. */
export type Transform =
  | { readonly kind: "identity" }
  | { readonly kind: "multiply"; readonly by: number }
  | { readonly kind: "map"; readonly values: Readonly<Record<string, Scalar>> }
  | {
      /** `${value}` stands for the old value. */
      readonly kind: "template";
      readonly template: string;
    }
  | {
      /** One after the other: the settled form of several. */
      readonly kind: "chain";
      readonly steps: readonly Transform[];
    }
  | { readonly kind: "manual"; readonly how: string };

/** A change of stored data that a release brings. */
export type Migration = Sourced & {
  /** `background` goes on after the upgrade: the next leg waits for it. */
  readonly runs: "on-start" | "by-hand" | "background";
  /** Whether the release before keeps working while and after it runs. */
  readonly online: boolean;
  readonly reversible: boolean;
  readonly cost: readonly CostPoint[];
  /** Range of releases that contain its code; a leg that needs it lands inside. */
  readonly carriedIn?: string;
  /** First version that refuses to start before it has finished. */
  readonly finishBefore?: Version;
  /** A read-only command that waits until it is done. */
  readonly wait?: string;
  readonly note?: string;
  /** Guessed: what a person must look at before taking this out. */
  readonly confirm?: string;
} & (
    | {
        readonly kind: "revisions";
        readonly tool: string;
        /** Revision before the first and after the last of them. */
        readonly after: string;
        readonly head: string;
      }
    | {
        /** Code of the product's own; the step that runs it bears its id. */
        readonly kind: "own";
        readonly id: string;
        readonly title: string;
      }
  );

/** How long a migration took somewhere. */
export interface CostPoint {
  readonly rows: number;
  /** Seconds. */
  readonly took: number;
  readonly on: string;
}

/** What a human must know or do. */
export interface Change extends Sourced {
  readonly id: string;
  readonly kind: "breaking" | "behaviour" | "security" | "known-issue";
  readonly title: string;
  readonly impact: string;
  readonly reason?: string;
  readonly severity?: "low" | "medium" | "high";
  /** Nothing fails and nothing is logged: it is easily missed. */
  readonly silent: boolean;
  readonly when?: When;
  /** All releases that brought it, this one included: breaks get backported. */
  readonly introducedIn: readonly Version[];
  /** Commands, options and endpoints of the product that are gone. */
  readonly usages: readonly ChangedUsage[];
  /** Guessed: what speaks for it, until a person has looked and takes this out. */
  readonly confirm?: string;
  /** Ids of changes that this one makes void. */
  readonly supersedes: readonly string[];
  /** Ids of changes that cannot hold together with this one. */
  readonly conflictsWith: readonly string[];
  /** First release in which one can prepare, and the one that insists. */
  readonly possibleFrom?: Version;
  readonly requiredBy?: Version;
  /** Read-only commands, in order: the first that answers decides. */
  readonly detect: readonly Probe[];
  readonly sample?: Sample;
  /** Command that makes the change for the reader. */
  readonly autofix?: string;
  readonly optOut?: OptOut;
}

/** A command that tells whether a change affects the reader. */
export interface Probe extends Sourced {
  readonly run: string;
  /** Output that means yes; any other output means no, a failure unknown. */
  readonly affectedIf: string;
}

/** What people type: `mill grain list`, `mill grain --coarse`, `GET /api/flour`. */
export interface ChangedUsage extends Sourced {
  readonly was: string;
  /** Without it nothing stands in its place. */
  readonly now?: string;
}

export interface OptOut {
  readonly how: string;
  /** The version that ends it. */
  readonly until?: Version;
}

/** The same thing before and after. */
export interface Sample extends Sourced {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

export interface Deprecation extends Sourced {
  readonly subject: string;
  /** The version planned to remove it. */
  readonly removed?: Version;
  readonly instead: string;
  readonly insteadSince?: Version;
}

/** What limits a rollback of one depth, in this release. */
export interface RollbackLimit extends Sourced {
  readonly depth: Depth;
  /** Step after which this depth no longer helps. */
  readonly until?: string;
  readonly loses?: string;
}
