import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MetadataFile } from "../../../src/release/source.ts";
import { readProduct } from "../../../src/release/read.ts";
import type { Product } from "../../../src/release/types.ts";
import { Random } from "./random.ts";

/** The metadata of a product as people write them, from the repository's root. */
export interface ProductTexts {
  readonly product: MetadataFile;
  readonly releases: readonly MetadataFile[];
}

const folder = "content/products/mill";

/** A product of so many releases, each with six changes, a stop every fifty. */
export function makeProduct(releases: number, seed: number): ProductTexts {
  const random = new Random(seed);
  return {
    product: { file: `${folder}/product.yaml`, text: product },
    releases: Array.from({ length: releases }, (_, index) => ({
      file: `${folder}/releases/${versionOf(index)}.yaml`,
      text: `${release(index, random).join("\n")}\n`,
    })),
  };
}

export function readTexts({ product, releases }: ProductTexts): Product {
  return readProduct(product, releases);
}

export function writeTexts(
  root: string,
  { product, releases }: ProductTexts,
): void {
  for (const { file, text } of [product, ...releases]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

function versionOf(index: number): string {
  return `${Math.floor(index / 100)}.${index % 100}.0`;
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
}

function release(index: number, random: Random): string[] {
  const isStop = index % 50 === 49;
  const minutes = random.between(1, 20);
  return [
    "schema: 1",
    `version: ${versionOf(index)}`,
    `date: ${dayOf(index)}`,
    `summary: ${random.oneOf(summaries)}`,
    "coverage: { env: checked }",
    "deprecated: none",
    "config:",
    `  - { op: added, key: env/KEY_${index}, now: ${index}, note: ${random.oneOf(notes)} }`,
    index > 0
      ? `  - { op: renamed, key: env/NAME_${index}, was: NAME_${index - 1} }`
      : "  - { op: added, key: env/NAME_0, now: 1 }",
    index > 0
      ? `  - { op: default-changed, key: env/KEY_${index - 1}, was: ${index - 1}, now: ${index + 1} }`
      : "  - { op: added, key: env/OTHER, now: 1 }",
    index > 1
      ? `  - { op: removed, key: env/KEY_${index - 2} }`
      : `  - { op: added, key: env/MORE_${index}, now: 1 }`,
    "migrations:",
    `  - { tool: alembic, range: r${index}..r${index + 1}, runs: on-start, online: true, reversible: true, cost: [{ rows: 1000000, took: ${minutes}m, on: four cores }] }`,
    "changes:",
    `  - { id: change-${index}, kind: behaviour, title: Change ${index}, impact: ${random.oneOf(notes)} }`,
    ...(isStop ? ["stop: { because: The data are converted here }"] : []),
  ];
}

const summaries = [
  "Finer flour",
  "Faster stones",
  "A quieter wheel",
  "Mends the sieve",
] as const;

const notes = [
  "Look twice at the first sack",
  "Bakers notice that the flour is finer",
  "The wheel turns on when the water is low",
  "The old name is read until the next major version",
] as const;

const product = `schema: 1
id: mill
name: Mill
summary: Grinds what is poured in
tag: "v{{version}}"
links: { Releases: "https://mill.example.org/releases" }
platforms:
  compose: { title: Docker Compose, tools: { docker: ">=24" } }
  kubernetes: { title: Kubernetes with Helm, tools: { kubectl: ">=1.28", helm: ">=3.12" } }
choices:
  backup:
    ask: How do you back up the database?
    options:
      dump: { title: pg_dump to a file }
      snapshot: { title: Snapshot of the volume }
variables:
  NAMESPACE: { ask: Namespace, example: mill-prod, when: { platform: kubernetes } }
  BACKUPS: { ask: Folder for the backups, example: /var/backups/mill }
  API_URL: { ask: Public address, example: "https://mill.example.org" }
  DB_HOST: { ask: Host of the database, example: db.internal.example.org }
  VOLUME: { ask: Volume of the database, example: mill-data, when: { backup: snapshot } }
surfaces: { env: { title: Environment, format: dotenv, file: .env } }
steps:
  prepare:
    - id: healthy
      title: Check that the mill is healthy
      why: What is broken now would be blamed on the upgrade
      run: |
        curl -fsS "$API_URL/health"
        curl -fsS "$API_URL/version"
      expect: The version is {{from}}
    - { id: window, title: Plan a maintenance window, manual: Choose a quiet hour and tell the bakers. }
  backup:
    - id: dump
      title: Back up the database
      when: { backup: dump }
      why: The data rollback restores exactly this file
      run: |
        mkdir -p "$BACKUPS"
        pg_dump -h "$DB_HOST" -U mill -Fc -f "$BACKUPS/mill-before-{{to}}.dump" mill
        pg_restore -f /dev/null "$BACKUPS/mill-before-{{to}}.dump" && echo complete
      expect: The last line is "complete"
    - id: snapshot
      title: Take a snapshot of the volume
      when: { backup: snapshot }
      run: zfs snapshot "$VOLUME@before-{{to-dashed}}"
  upgrade:
    - id: configure
      title: Change the settings
      config: env
    - id: up
      title: Start {{to}}
      when: { platform: compose }
      run: |
        sed -i 's/^TAG=.*/TAG={{to}}/' .env
        docker compose pull
        docker compose up -d --wait
    - id: release
      title: Install {{to}}
      when: { platform: kubernetes }
      run: |
        helm upgrade mill charts/mill --namespace "$NAMESPACE" --set image.tag={{to}} --wait --timeout 10m
        kubectl -n "$NAMESPACE" rollout status deployment/mill --timeout=300s
  verify:
    - id: version
      title: Check the version
      run: curl -fsS "$API_URL/version"
      expect: The version is {{to}}
  rollback:
    - id: back
      title: Start {{from}} again
      depth: code
      when: { platform: compose }
      run: |
        sed -i 's/^TAG=.*/TAG={{from}}/' .env
        docker compose up -d --wait
    - id: release-back
      title: Install {{from}} again
      depth: code
      when: { platform: kubernetes }
      run: helm rollback mill --namespace "$NAMESPACE" --wait
`;
