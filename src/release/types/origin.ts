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
