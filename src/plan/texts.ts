/** Every text of a record, its parts included; where it was written left out. */
export function* textsOf(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key !== "origin") yield* textsOf(part);
  }
}
