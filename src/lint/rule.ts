import type { Anchors } from "../markdown/anchors.ts";
import type { Document, Fence } from "../markdown/document.ts";
import type { Expectations } from "../plan/expect.ts";
import type { Rehearsal } from "../session/events.ts";
import type { Script } from "../shell/script.ts";
import type { Toolbox } from "../tools/index.ts";
import type { Branches } from "./branches.ts";
import type { ToolSpecs } from "./tool-specs.ts";
import type { JudgedSuppression } from "./suppressions.ts";
import type { Problem, Severity, Tier } from "./finding.ts";
import type { PayloadParsers } from "./payload.ts";

/** A shell block of the document: the fence and the script read from it. */
export interface Block {
  readonly fence: Fence;
  readonly script: Script;
  /** The choices that its tab or section stands for. */
  readonly branches: Branches;
}

/** Everything a rule may look at. Rules read no files and start nothing. */
export interface Page {
  readonly document: Document;
  /** Shell blocks in order; a `Place`'s `block` is an index into this list. */
  readonly blocks: readonly Block[];
  readonly rehearsal: Rehearsal;
  readonly expectations: Expectations;
  /** The parser of a payload, where it is loaded; asking for one has it loaded. */
  readonly parser: PayloadParsers;
  /** What versions of a tool accept, where that is loaded; asking has it loaded. */
  readonly specs: ToolSpecs;
  /** The tool that a command of a name runs, plugins' own among them. */
  readonly toolCalled: Toolbox;
  /** Empty until the other rules have spoken. */
  readonly suppressions: readonly JudgedSuppression[];
  /**
   * Whether a file is there, by its path from the page's folder; `undefined` and
   * a missing function say that nobody knows.
   */
  readonly exists?: (path: string) => boolean | undefined;
  /** The anchors of another page that is linted, by its path from the page's folder. */
  readonly anchorsOf?: (path: string) => Anchors | undefined;
  /** What the repository has of that which the front matter names; nobody looked where it is missing. */
  readonly metadata?: {
    readonly products: readonly string[];
    /** The releases of the product that the page names, where there is one. */
    readonly versions?: readonly string[];
    /** Whether the folder that the page names can be read. */
    readonly fixtures?: "there" | "missing";
  };
}

/** A Markdown page and what the rule must say of it. */
export interface BadExample {
  readonly markdown: string;
  /** Each finding as `line:column message`. */
  readonly findings: readonly string[];
}

/** One file of `lint/rules` is one of these; it is the rule's page and its test. */
export interface Rule {
  /** The problem as a noun phrase, so that "allow <name>" reads as English. */
  readonly name: string;
  /**
   * `document`: looks at blocks and text. `session`: looks at the rehearsal.
   * `suppressions`: looks at what became of those, when the others have spoken.
   */
  readonly on: "document" | "session" | "suppressions";
  readonly tier: Tier;
  /** The ceiling: heuristic evidence and historical sections lower it. */
  readonly severity: Severity;
  /** Rules that explain the same defect better. */
  readonly yieldsTo: readonly string[];
  readonly summary: string;
  /** What the person who follows the guide loses. */
  readonly why: string;
  /** The author's next step. */
  readonly help: string;
  readonly examples: {
    /** What the product's releases say of the pages; their front matter without it. */
    readonly expectations?: Expectations;
    readonly good: readonly string[];
    readonly bad: readonly BadExample[];
  };
  readonly check: (page: Page) => Iterable<Problem>;
}
