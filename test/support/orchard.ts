/** A product whose files a script makes: what it changes is known to the key. */
export const orchardProduct = `schema: 1
id: orchard
name: Orchard
summary: Grows apples
tag: "v{{version}}"
platforms: { helm: { title: Helm } }
surfaces:
  values: { title: Helm values, format: values, file: values.yaml, source: chart/values.yaml, freeForm: [labels] }
  env: { title: Environment, format: dotenv, file: .env, source: .env.example }
migrations: { alembic: alembic/versions, flyway: db/migration }
steps: {}
`;

export const orchardRelease = `schema: 1
version: 1.0.0
date: 2026-01-01
summary: First harvest
coverage: { values: unchecked, env: unchecked }
deprecated: none
`;

/** A tree of the orchard: 400 keys in 40 sections of ten. */
function section(
  row: number,
  changes: Readonly<Record<string, string>>,
): string[] {
  const lines = Array.from({ length: 10 }, (_, index) => {
    const key = `tree${index}`;
    const line = `  # -- What tree ${index} of row ${row} bears, in baskets\n  ${key}: ${row * 10 + index}`;
    return changes[`row${row}.${key}`] ?? line;
  });
  return [`row${row}:`, ...lines];
}

export function values(changes: Readonly<Record<string, string>> = {}): string {
  const rows = Array.from({ length: 40 }, (_, row) => section(row, changes));
  return [...rows.flat(), ""].join("\n");
}
