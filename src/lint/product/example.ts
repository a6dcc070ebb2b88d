import type { ProductExample } from "./rule.ts";

/** What the schemas insist on, by the key that an example may write itself. */
const product: Readonly<Record<string, string>> = {
  schema: "1",
  id: "mill",
  name: "Mill",
  summary: "Grinds",
  tag: '"v{{version}}"',
  platforms: "{ water: { title: Water }, wind: { title: Wind } }",
  steps: "{}",
};
const release: Readonly<Record<string, string>> = {
  schema: "1",
  summary: "More flour",
};

/** The files of an example, the product's first; releases are a day apart. */
export function filesOf(
  example: ProductExample,
): { readonly file: string; readonly text: string }[] {
  const releases = Object.entries(example.releases ?? {});
  return [
    {
      file: "product.yaml",
      text: completed(example.product ?? "", product),
    },
    ...releases.map(([version, lines], index) => ({
      file: `releases/${version}.yaml`,
      text: completed(lines, { ...release, version, date: dayOf(index) }),
    })),
  ];
}

/** The lines of an example alone, each file below its name. */
export function shownExample({
  product: lines,
  releases = {},
}: ProductExample): string {
  const files = [
    ...(lines === undefined ? [] : [["product.yaml", lines] as const]),
    ...Object.entries(releases).map(
      ([version, facts]) => [`releases/${version}.yaml`, facts] as const,
    ),
  ];
  return files
    .map(([file, text]) => `# ${file}\n${text}`.trimEnd())
    .join("\n\n");
}

function completed(
  lines: string,
  facts: Readonly<Record<string, string>>,
): string {
  const missing = Object.entries(facts).filter(
    ([key]) => !new RegExp(`^${key}:`, "m").test(lines),
  );
  const added = missing.map(([key, value]) => `${key}: ${value}`);
  return `${[lines.trimEnd(), ...added].join("\n").trimStart()}\n`;
}

function dayOf(index: number): string {
  return `2025-01-${String(index + 1).padStart(2, "0")}`;
}
