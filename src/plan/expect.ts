import { depths, type Product, type Surface } from "../release/types.ts";
import type { Version } from "../versions.ts";
import { factsAt, factsOf } from "./facts/facts.ts";
import { operationOf } from "./operation.ts";
import type { Plan, PlannedVariable } from "./plan.ts";
import type { PlannedRunbook } from "./runbooks.ts";
import { planVariables } from "./variables.ts";

/**
 * What a plan promises about a guide: the linter holds the guide against it.
 * An empty one belongs to a page that names no product.
 */
export interface Expectations {
  /** Variables the reader sets before the first step; `value` where we compute it. */
  readonly variables: Readonly<
    Record<string, { readonly value?: string; readonly secret?: true }>
  >;
  /** The options of each choice, by its id: `{ platform: ["compose", "helm"] }`. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly from?: string;
  readonly to?: string;
  /** Ranges of tool versions that the configuration says for the page; they win over the product's. */
  readonly tools?: Readonly<Record<string, string>>;
  /** Where the page names a product whose releases are known. */
  readonly facts?: ProductFacts;
}

/** What the releases of a product say of the two ends of a way. */
export interface ProductFacts {
  readonly id: string;
  readonly name: string;
  readonly surfaces: readonly Pick<
    Surface,
    "id" | "title" | "format" | "file"
  >[];
  /** Keys that some release brings or takes away. */
  readonly keys: readonly ChangedKey[];
  /**
   * All keys that either end has, by surface, as far as they were frozen; a map of
   * the operator's is one.
   */
  readonly settings?: Readonly<Record<string, readonly string[]>>;
  /** Commands and endpoints that are gone at one of the ends. */
  readonly usages: readonly RetiredUsage[];
  /** What the target needs of others. */
  readonly requires: readonly {
    readonly name: string;
    readonly range: string;
    readonly source: Source;
  }[];
  /** Names of the product's own command lines. */
  readonly cli: readonly string[];
  /** Where a way of several legs lands before its end. */
  readonly landings: readonly Version[];
  /**
   * Name to the range of versions that a reader on the way may have of it, for what
   * the releases and the options ask for: `{ kubectl: ">=1.27" }`.
   */
  readonly tools: Readonly<Record<string, string>>;
  /** All that are known, oldest first. */
  readonly versions: readonly Version[];
  /** Those of its parts. */
  readonly partVersions: readonly Version[];
  /** Images and charts as the releases name them: `ghcr.io/mill/api:1.2.0`. */
  readonly artifacts: readonly {
    readonly name: string;
    readonly release: Version;
    readonly source: Source;
  }[];
}

/** A setting that one end of the way has otherwise than the other. */
export interface ChangedKey {
  /** Id of the surface. */
  readonly surface: string;
  /** A JSON pointer without its first slash. */
  readonly path: string;
  readonly at: { readonly from: KeyState; readonly to: KeyState };
}

export interface RetiredUsage {
  /** As the release writes it: `mill grind --dry`, `GET /api/flour`. */
  readonly subject: string;
  /** `instead` holds what the release writes there. */
  readonly at: { readonly from: KeyState; readonly to: KeyState };
}

/** Whether a version has a key, and the release that says so. */
export type KeyState =
  | { readonly kind: "there" }
  | {
      readonly kind: "gone";
      readonly release: Version;
      /** Paths of the keys that stand in its place. */
      readonly instead: readonly string[];
      readonly source: Source;
    }
  | {
      readonly kind: "to-come";
      readonly release: Version;
      readonly source: Source;
    };

/** A line of a metadata file. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** Of a page that names neither product nor versions. */
export const noExpectations: Expectations = { variables: {}, choices: {} };

/** What the guide of a plan has to keep to. */
export function expectationsFrom(plan: Plan): Expectations {
  const { product, from, to, legs } = plan;
  const all = legs.flatMap((leg) => leg.variables);
  return {
    variables: declared(all, { computed: legs.length === 1 }),
    choices: choicesOf(product),
    from,
    to,
    facts: factsOf(plan),
  };
}

/** What a runbook has to keep to: both its ends are the version it is for. */
export function expectationsOfRunbook(planned: PlannedRunbook): Expectations {
  const { product, version, variables } = planned;
  return {
    ...expectationsAt(product, version),
    variables: declared(variables, { computed: true }),
  };
}

/** What a page has to keep to that stays at one version. */
export function expectationsAt(
  product: Product,
  version: Version,
): Expectations {
  const ends = { from: version, to: version };
  return {
    variables: declared(planVariables(product, ends, {}), { computed: true }),
    choices: choicesOf(product),
    ...ends,
    facts: factsAt(product, version),
  };
}

/** What the overview of a product has to keep to. */
export function expectationsOfAnyDay(product: Product): Expectations {
  const { variables } = operationOf(product);
  return {
    variables: declared(variables, { computed: true }),
    choices: choicesOf(product),
  };
}

function declared(
  variables: readonly PlannedVariable[],
  { computed }: { readonly computed: boolean },
): Expectations["variables"] {
  return Object.fromEntries(
    variables.map(({ name, kind, value }) => [
      name,
      {
        ...(kind === "computed" && computed && { value }),
        ...(kind === "secret" && { secret: true }),
      },
    ]),
  );
}

function choicesOf({ choices }: Product): Expectations["choices"] {
  const own = choices.map(({ id, options }) => [
    id,
    options.map((option) => option.id),
  ]);
  return { ...Object.fromEntries(own), depth: depths };
}
