import { productFolder } from "../../../src/commands/products.ts";
import type { MetadataFile } from "../../../src/release/source.ts";
import type { Product, SurfaceFormat } from "../../../src/release/types.ts";

const count = 40;

/** Forty releases more, after the newest: what usual releases bring, over and over. */
export function fortyMore(product: Product): MetadataFile[] {
  const surface = product.surfaces[0];
  const [tool] = Object.keys(product.migrations);
  const newest = product.releases.at(-1)?.version ?? "0.0.0";
  const [major = 0, minor = 0] = newest.split(".").map(Number);
  let head = headOf(product);
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const version = `${major}.${minor + Math.ceil(number / 2)}.${1 - (number % 2)}`;
    const key = (at: number) =>
      surface && `${surface.id}/${paths[surface.format](at)}`;
    const isMinor = number % 2 === 1;
    const lines = [
      "schema: 1",
      `version: ${version}`,
      `date: ${new Date(Date.UTC(2027, 0, number)).toISOString().slice(0, 10)}`,
      `summary: Release ${number} of forty`,
      `coverage: { ${product.surfaces.map(({ id }) => `${id}: checked`).join(", ")} }`,
      `deprecated: ${number % 8 === 1 ? `[{ subject: Report ${number}, instead: Report ${number + 1} }]` : "none"}`,
    ];
    if (isMinor && surface !== undefined)
      lines.push("config:", ...configOf(number, key));
    if (isMinor && tool !== undefined) {
      const next = `f${number.toString(16).padStart(11, "0")}`;
      lines.push(
        "migrations:",
        `  - { tool: ${tool}, range: ${head}..${next}, runs: by-hand, online: ${number % 4 === 1}, reversible: ${number % 6 === 1} }`,
      );
      head = next;
    }
    if (number % 5 === 1)
      lines.push(
        "changes:",
        `  - { id: change-${number}, kind: ${number % 10 === 1 ? "breaking" : "behaviour"}, title: Reports are sorted another way, impact: Scripts that count on the order of before must sort themselves }`,
      );
    if (number % 15 === 1)
      lines.push(
        "stop: { because: Later releases read only what this one wrote }",
      );
    return {
      file: `${productFolder(product.id)}/releases/${version}.yaml`,
      text: `${lines.join("\n")}\n`,
    };
  });
}

/** A key comes, gets another name, another default, and goes. */
function configOf(
  number: number,
  key: (at: number) => string | undefined,
): string[] {
  const turn = Math.floor(number / 2) % 4;
  const at = Math.floor(number / 8);
  const [name, other] = [key(at * 2), key(at * 2 + 1)];
  const was = name?.slice(name.indexOf("/") + 1);
  if (turn === 0) return [`  - { op: added, key: "${name}", now: 10 }`];
  if (turn === 1)
    return [`  - { op: default-changed, key: "${name}", was: 10, now: 20 }`];
  if (turn === 2)
    return [`  - { op: renamed, key: "${other}", was: "${was}" }`];
  return [`  - { op: removed, key: "${other}" }`];
}

const paths: Record<SurfaceFormat, (at: number) => string> = {
  dotenv: (at) => `REPORT_ROWS_${at}`,
  values: (at) => `reports/rows${at}`,
  pulumi: (at) => `reports:rows${at}`,
  yaml: (at) => `reports/rows${at}`,
  json: (at) => `reports/rows${at}`,
  ini: (at) => `reports/rows${at}`,
  toml: (at) => `reports/rows${at}`,
  compose: (at) => `services/reports/environment/ROWS_${at}`,
};

/** The newest revision of the product's first migration tool. */
function headOf({ releases }: Product): string {
  const heads = releases
    .flatMap(({ migrations }) => migrations)
    .flatMap((each) => (each.kind === "revisions" ? each.head : []));
  return heads.at(-1) ?? "base";
}
