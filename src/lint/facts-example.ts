import type { Expectations, KeyState, ProductFacts } from "../plan/expect.ts";

const file = (version: string) => ({
  file: `content/products/mill/releases/${version}.yaml`,
  line: 8,
});
const there: KeyState = { kind: "there" };
const gone = (release: string, ...instead: string[]): KeyState => ({
  kind: "gone",
  release,
  instead,
  source: file(release),
});
const toCome = (release: string): KeyState => ({
  kind: "to-come",
  release,
  source: file(release),
});

const facts: ProductFacts = {
  id: "mill",
  name: "Mill",
  surfaces: [
    {
      id: "values",
      title: "Helm values",
      format: "values",
      file: "values.yaml",
    },
    { id: "env", title: "Environment", format: "dotenv", file: ".env" },
    {
      id: "pulumi",
      title: "Stack",
      format: "pulumi",
      file: "Pulumi.prod.yaml",
    },
  ],
  keys: [
    {
      surface: "values",
      path: "postgresql/host",
      at: { from: there, to: gone("2.0.0", "database/host") },
    },
    {
      surface: "values",
      path: "database/host",
      at: { from: toCome("2.0.0"), to: there },
    },
    {
      surface: "values",
      path: "legacy",
      at: { from: gone("1.1.0"), to: gone("1.1.0") },
    },
    {
      surface: "env",
      path: "GRAIN_KIND",
      at: { from: gone("1.1.0", "GRAIN"), to: gone("1.1.0", "GRAIN") },
    },
    {
      surface: "env",
      path: "NIGHT_SHIFT",
      at: { from: toCome("2.1.0"), to: toCome("2.1.0") },
    },
    {
      surface: "pulumi",
      path: "mill:queue",
      at: { from: gone("1.1.0"), to: gone("1.1.0") },
    },
  ],
  settings: {
    values: ["image/tag", "replicas", "postgresql/host", "database/host"],
  },
  usages: [
    {
      subject: "mill grind --coarse",
      at: { from: there, to: gone("2.0.0", "mill run --grain coarse") },
    },
    {
      subject: "mill sieve",
      at: { from: gone("1.1.0", "mill sift"), to: gone("1.1.0", "mill sift") },
    },
    {
      subject: "GET /api/flour/{id}",
      at: { from: there, to: gone("2.0.0", "GET /api/v2/flour/{id}") },
    },
  ],
  requires: [
    { name: "Kubernetes", range: ">=1.27", source: file("2.0.0") },
    { name: "PostgreSQL", range: ">=15 <18", source: file("2.0.0") },
  ],
  cli: ["mill"],
  landings: [],
  tools: { docker: ">=20.10 <24", helm: ">=3.12", npm: ">=7", aws: ">=2.15" },
  versions: ["1.0.0", "1.1.0", "1.2.0", "2.0.0", "2.1.0"],
  partVersions: ["1.0.0"],
  artifacts: [
    {
      name: "ghcr.io/vets/mill:1.2.0",
      release: "1.2.0",
      source: file("1.2.0"),
    },
    {
      name: "ghcr.io/vets/mill:2.0.0",
      release: "2.0.0",
      source: file("2.0.0"),
    },
  ],
};

/** Of the pages that show what a rule says of a guide whose product is known. */
export const millExpectations: Expectations = {
  variables: {},
  choices: {},
  from: "1.2.0",
  to: "2.0.0",
  facts,
};
