import type { Sourced } from "./origin.ts";

/** Options of choices under which something applies: `{ platform: [helm] }`. */
export type When = Readonly<Record<string, readonly string[]>>;

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
