import { readProduct } from "../../src/release/read.ts";
import type { MetadataFile } from "../../src/release/source.ts";
import type { Product } from "../../src/release/types.ts";

/** A small invented product: a lantern service on two platforms. */
export const lanternProduct = `schema: 1
id: lantern
name: Lantern
summary: Keeps the lights on
tag: "v{{version}}"
platforms:
  compose: { title: Docker Compose, tools: { docker: ">=24" } }
  helm: { title: Helm }
choices:
  backup: { ask: How do you back up?, options: { dump: { title: Dump }, none: { title: No backup } } }
variables:
  SITE: { ask: Name of the site, example: north pier }
  OIL_KEY: { ask: Key of the oil store, secret: true }
  REVISION: { revision: alembic, at: from }
surfaces:
  env: { title: Environment, format: dotenv, file: .env }
steps:
  backup:
    - id: dump
      title: Back up the wicks
      when: { backup: dump }
      run: |
        PGAPPNAME="$SITE" PGPASSWORD="$OIL_KEY" pg_dump -d lantern -f wicks-before-{{to}}.sql
  upgrade:
    - id: configure
      title: Adjust the configuration
      config: env
    - id: light
      title: Light {{to}}
      why: It was {{from}} before
      when: { platform: compose }
      downtime: 10s..1m
      run: |
        docker compose pull
        docker ps --format "{{.Names}}"
    - id: light-helm
      title: Light {{to}}
      when: { platform: helm }
      run: helm upgrade lantern ./chart --set tag=v{{to}}
  rollback:
    - id: unwind
      title: Unwind the schema
      depth: schema
      run: alembic downgrade "$REVISION"
    - id: relight
      title: Light {{from}} again
      depth: code
      run: docker compose up -d
`;

export const lanternReleases = {
  "1.0.0": `schema: 1
version: 1.0.0
date: 2025-01-01
summary: First light
from: ">=0.9.0"
migrations:
  - { tool: alembic, range: base..aaa111, runs: on-start, online: true, reversible: true }
`,
  "1.1.0": `schema: 1
version: 1.1.0
date: 2025-02-01
summary: Longer wicks
from: ">=1.0.0"
config:
  - { op: added, key: env/WICK_LENGTH, required: true, set: { value: 7 } }
migrations:
  - { tool: alembic, range: aaa111..bbb222, runs: on-start, online: false, reversible: true }
coverage: { env: checked }
changes:
  - { id: smoke, kind: breaking, title: More smoke, impact: Open a window }
`,
};

export function productFile(text: string): MetadataFile {
  return { file: "content/products/lantern/product.yaml", text };
}

export function releaseFile(version: string, text: string): MetadataFile {
  return { file: `content/products/lantern/releases/${version}.yaml`, text };
}

/** The product as it is read, with texts replaced where a test wants it. */
export function lantern(
  product = lanternProduct,
  releases: Readonly<Record<string, string>> = lanternReleases,
): Product {
  return readProduct(
    productFile(product),
    Object.entries(releases).map(([version, text]) =>
      releaseFile(version, text),
    ),
  );
}
