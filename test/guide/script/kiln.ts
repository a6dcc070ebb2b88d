import { readProduct } from "../../../src/release/read.ts";
import type { Product } from "../../../src/release/types.ts";

/** A small invented product whose way from 1.0.0 to 2.0.0 has two legs. */
const product = `schema: 1
id: kiln
name: Kiln
summary: Fires pots
tag: "v{{version}}"
migrations: { alembic: kiln/versions }
platforms:
  compose: { title: Docker Compose, tools: { docker: ">=24 <28", docker compose: ">=2.20" } }
variables:
  SITE: { ask: Name of the site, example: north pier }
  GLAZE_KEY: { ask: Key of the glaze store, secret: true }
  REVISION: { revision: alembic, at: from }
surfaces:
  env: { title: Environment, format: dotenv, file: .env }
steps:
  prepare:
    - { id: cool, title: Let the kiln cool, manual: It must be below 60 degrees., repeat: once }
    - { id: look, title: Look what is inside, run: docker compose ps }
  backup:
    - id: dump
      title: Write down all pots
      run: |
        PGPASSWORD="$GLAZE_KEY" pg_dump -d kiln -f pots-before-{{to}}.sql && pg_restore --list pots-before-{{to}}.sql
        cp .env env-before-{{to}}
  upgrade:
    - { id: configure, title: Adjust the configuration, config: env }
    - id: pull
      title: Get {{to}}
      run: |
        export KILN_VERSION=v{{to}}
        docker compose pull
    - { id: migrate, title: Migrate, migrates: alembic, run: alembic upgrade head }
    - { id: start, title: "Start {{to}}", downtime: 10s..1m, run: docker compose up -d --wait }
    - { id: glaze, title: Glaze again, run: "pottery glaze \\"$SITE\\"" }
  verify:
    - { id: health, title: The kiln answers, run: curl -fsS http://localhost/health }
  after:
    - { id: sweep, title: Sweep the floor, run: pottery sweep }
  rollback:
    - { id: unmigrate, title: Return the schema, depth: schema, run: alembic downgrade "$REVISION" }
    - id: restart
      title: Start {{from}} again
      depth: code
      run: |
        cp env-before-{{to}} .env
        export KILN_VERSION=v{{from}}
        docker compose up -d --wait
    - { id: restore, title: Restore the pots, depth: data, run: "psql -d kiln -f pots-before-{{to}}.sql" }
`;

const releases = {
  "1.0.0": `schema: 1
version: 1.0.0
date: 2025-01-01
summary: First fire
coverage: { env: checked }
migrations:
  - { tool: alembic, range: base..aaa111, runs: by-hand, online: true, reversible: true }
`,
  "1.1.0": `schema: 1
version: 1.1.0
date: 2025-02-01
summary: Hotter
coverage: { env: checked }
stop: { because: The glaze is read by 1.1.0 only, wait: All pots have cooled }
config:
  - { op: added, key: env/HEAT, required: true, set: { value: 7 } }
migrations:
  - { tool: alembic, range: aaa111..bbb222, runs: by-hand, online: false, reversible: true }
`,
  "2.0.0": `schema: 1
version: 2.0.0
date: 2025-03-01
summary: Electric
coverage: { env: checked }
migrations:
  - { tool: alembic, range: bbb222..ccc333, runs: by-hand, online: false, reversible: false }
rollback:
  - { depth: data, until: glaze, loses: pots of the meantime }
`,
};

export function kiln(): Product {
  const folder = "content/products/kiln";
  return readProduct(
    { file: `${folder}/product.yaml`, text: product },
    Object.entries(releases).map(([version, text]) => ({
      file: `${folder}/releases/${version}.yaml`,
      text,
    })),
  );
}
