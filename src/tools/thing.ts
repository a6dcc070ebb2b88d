/**
 * Something that lasts when a call is over: what is deployed, a database, where
 * the traffic goes. One without a name is whichever there is.
 */
export interface Thing<Word = string> {
  readonly kind: ThingKind;
  readonly name: Word;
}

export type ThingKind =
  | "file"
  /** The revision of a repository in a folder. */
  | "checkout"
  /** What a project's containers are made from. */
  | "image"
  | "deployment"
  /** Whether something deployed runs; it does unless a call stopped it. */
  | "running"
  /** Where a service or an ingress leads. */
  | "route"
  | "object"
  | "database"
  /** Of a disk or of a database server. */
  | "snapshot"
  /** The variables that are set, which decide what is deployed. */
  | "variables";

/** What becomes of a thing. */
export type Change<Word = string> =
  /** It is made anew, of these words and what these things hold now. */
  | { readonly how: "made"; readonly of: readonly (Word | Thing<Word>)[] }
  | { readonly how: "same"; readonly as: Thing<Word> }
  /** It gets what the call's input holds. */
  | { readonly how: "fed" }
  /** One setting of it; without a value it is taken out. */
  | { readonly how: "set"; readonly key: Word; readonly value?: Word }
  /** A database goes to a revision, or to the `head` that the program knows. */
  | { readonly how: "migrated"; readonly to: Word }
  /** It returns to what it was before its last change. */
  | { readonly how: "returned" }
  | { readonly how: "removed" };

export function tellThing({ kind, name }: Thing): string {
  return name === "" ? `the ${kind}` : `${kind} ${name}`;
}

/** What follows the name of the thing: `is made of chart web 1.2.0`. */
export function tellChange(change: Change): string {
  switch (change.how) {
    case "made": {
      const parts = change.of.map((part) =>
        typeof part === "string" ? part : tellThing(part),
      );
      return `is made of ${parts.join(", ")}`;
    }
    case "same":
      return `is what ${tellThing(change.as)} is`;
    case "fed":
      return "is what the input holds";
    case "set":
      return change.value === undefined
        ? `has no ${change.key}`
        : `has ${change.key} as ${change.value}`;
    case "migrated":
      return `is migrated to ${change.to}`;
    case "returned":
      return "is what it was before";
    case "removed":
      return "is gone";
  }
}

/** The same thing with its name in another form. */
export function mapThing<From, To>(
  { kind, name }: Thing<From>,
  map: (word: From) => To,
): Thing<To> {
  return { kind, name: map(name) };
}

export function mapChange<From, To>(
  change: Change<From>,
  map: (word: From) => To,
  thing: (thing: Thing<From>) => Thing<To> = (one) => mapThing(one, map),
): Change<To> {
  switch (change.how) {
    case "made":
      return {
        how: "made",
        of: change.of.map((part) => (isThing(part) ? thing(part) : map(part))),
      };
    case "same":
      return { how: "same", as: thing(change.as) };
    case "set": {
      const { key, value } = change;
      return {
        how: "set",
        key: map(key),
        ...(value !== undefined && { value: map(value) }),
      };
    }
    case "migrated":
      return { how: "migrated", to: map(change.to) };
    case "fed":
    case "returned":
    case "removed":
      return change;
  }
}

function isThing<Word>(part: Word | Thing<Word>): part is Thing<Word> {
  return typeof part === "object" && part !== null && "kind" in part;
}
