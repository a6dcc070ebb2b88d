/** What a thing that lasts holds, as far as the page tells. */
export interface Holding {
  /** In words: `at first`, `chart web, version 2.1.0, (file values.yaml at first)`. */
  readonly says: string;
  /** Settings that calls gave it, or took out, since then. */
  readonly settings: ReadonlyMap<string, string | undefined>;
  /** Of a database: where its schema went since then. */
  readonly moves: readonly Move[];
  /** What a dump, a snapshot or a manifest came from: `database app`. */
  readonly of?: string;
}

/** A schema goes to a revision, or to the newest that a program knows. */
export interface Move {
  readonly to: string;
  /** What the program came from, in words: an image, a deployment. */
  readonly by: string;
  /** The program that starts does it, without a call. */
  readonly onStart: boolean;
}

export const nothingYet: Holding = {
  says: "at first",
  settings: new Map(),
  moves: [],
};

/** With its settings: `at first; web:image mill/web:2.1.0`. */
export function saysAll({ says, settings }: Holding): string {
  return [says, ...saysOf(settings)].join(", ");
}

/** Settings that say how many of something run, as charts and stacks name them. */
const copies = /(?:desiredCount|replicas|replicaCount)$/i;

/** Scaled down to nothing, it does not run. */
export function hasNoCopies(settings: Holding["settings"]): boolean {
  return [...settings].some(
    ([key, value]) => copies.test(key) && value === "0",
  );
}

/** `web:replicas 0` of each. */
export function saysOf(settings: Holding["settings"]): string[] {
  return [...settings].map(([key, value = "taken out"]) => `${key} ${value}`);
}

export function edited(says: string): string {
  return says.endsWith(", edited") ? says : `${says}, edited`;
}
