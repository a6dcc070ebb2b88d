import type { Choice, Variable } from "./choice.ts";
import type { Sourced } from "./origin.ts";
import type { Channel, Policy, Way } from "./policy.ts";
import type { Release } from "./release.ts";
import type { Duration, Step, Trouble } from "./step.ts";
import type { Surface } from "./surface.ts";

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

/** Steps that belong to no upgrade, such as those of an emergency. */
export interface Runbook extends Sourced {
  readonly id: string;
  readonly kind: (typeof runbookKinds)[number];
  readonly title: string;
  readonly why?: string;
  readonly downtime?: Duration;
  readonly steps: readonly Step[];
  readonly troubleshooting: readonly Trouble[];
}
