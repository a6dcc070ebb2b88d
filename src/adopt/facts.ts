import type { Depth, Phase } from "../release/types.ts";
import type { Version } from "../versions.ts";
import type { Answer } from "./options.ts";
import type { Lines } from "./nodes.ts";

/** A passage of the guide that went into a fact, and the fact's field that holds it. */
export interface Piece extends Lines {
  readonly kind: "block" | "table" | "list" | "text";
  readonly part: string;
}

/** A piece of these lines. */
export function pieceOf(
  { line, endLine }: Lines,
  kind: Piece["kind"],
  part: string,
): Piece {
  return { line, endLine, kind, part };
}

/** Something the guide says, in the form that metadata has for it. */
export type Fact =
  | StepFact
  | {
      readonly kind: "trouble";
      readonly symptom: string;
      readonly cause: string;
      readonly run?: string;
      readonly fix?: string;
    }
  | {
      readonly kind: "change";
      readonly title: string;
      readonly impact: string;
      readonly sample?: Sample;
      readonly usages?: readonly Usage[];
    }
  | SettingFact
  | {
      readonly kind: "requirement";
      readonly name: string;
      readonly range: string;
      readonly recommended?: string;
      readonly tested?: string;
      readonly note?: string;
    }
  | {
      /** Ranges of the product and of a part that work together. */
      readonly kind: "part";
      readonly title: string;
      readonly pairs: readonly {
        readonly product: string;
        readonly part: string;
        /** What else the row says of the part. */
        readonly note: string;
      }[];
    }
  | {
      readonly kind: "bump";
      readonly bump: "patch" | "minor" | "major";
      readonly says: string;
      readonly downtime?: string;
      readonly migrations?: string;
    }
  | { readonly kind: "channel"; readonly title: string; readonly says: string }
  | { readonly kind: "link"; readonly title: string; readonly url: string }
  | { readonly kind: "highlight"; readonly text: string }
  | {
      readonly kind: "deprecated";
      readonly subject: string;
      readonly instead: string;
      readonly removed?: Version;
      /** The release that deprecated it, where that is told. */
      readonly since?: Version;
    }
  /** Versions that may upgrade. */
  | { readonly kind: "from"; readonly range: string }
  | { readonly kind: "limit"; readonly depth: Depth; readonly loses: string };

/** A piece of a procedure; `title` may occur more than once. */
export interface StepFact {
  readonly kind: "step";
  readonly phase: Phase;
  /** Title of the runbook it belongs to. */
  readonly runbook?: string;
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly action:
    | { readonly kind: "run"; readonly run: string }
    | { readonly kind: "manual"; readonly manual: string };
  readonly why?: string;
  readonly expect?: string;
  readonly prints?: string;
}

export interface SettingFact {
  readonly kind: "setting";
  readonly surface: "values" | "env";
  readonly key: string;
  readonly change:
    | { readonly op: "added"; readonly now?: string | number | boolean }
    | { readonly op: "removed"; readonly was?: string | number | boolean }
    | { readonly op: "renamed"; readonly was: string }
    | {
        readonly op: "default-changed";
        readonly was: string | number | boolean;
        readonly now: string | number | boolean;
      }
    | { readonly op: "deprecated"; readonly instead?: string };
  readonly note?: string;
}

/** What people type or write, before and after. */
export interface Usage {
  readonly was: string;
  readonly now?: string;
}

export interface Sample {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** A fact and where it stands in the guide. */
export interface Placement {
  readonly fact: Fact;
  /** The release that brings it; the product, or the newest release, without it. */
  readonly scope?: Version | undefined;
  readonly pieces: readonly Piece[];
}

/** What became of a unit: facts, and passages that are none. */
export interface Reading {
  readonly placed: readonly Placement[];
  readonly left: readonly Lines[];
}

/** `steps.upgrade.docker.run`: where a piece of a placement went. */
export function fieldOf({ fact, scope }: Placement, part: string): string {
  const release = scope === undefined ? "" : "release.";
  switch (fact.kind) {
    case "step": {
      if (fact.runbook !== undefined) return `runbooks.${part}`;
      const options = fact.answers.map(({ option }) => option);
      return `${release}${["steps", fact.phase, ...options, part].join(".")}`;
    }
    case "trouble":
      return `troubleshooting.${part}`;
    case "change":
      return `release.changes.${part}`;
    case "setting":
      return `release.config.${fact.change.op}`;
    case "requirement":
      return "release.requires";
    case "part":
      return "release.parts";
    case "bump":
      return "policy.bumps";
    case "channel":
      return "channels";
    case "link":
      return "links";
    case "highlight":
      return "release.highlights";
    case "deprecated":
      return "release.deprecated";
    case "from":
      return "release.from";
    case "limit":
      return "release.rollback.loses";
  }
}
