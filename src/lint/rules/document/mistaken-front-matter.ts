import type { Document, Position } from "../../../markdown/document.ts";
import { guidepostIn } from "../../../markdown/frontmatter.ts";
import { distance } from "../../likeness.ts";
import type { Page, Rule } from "../../rule.ts";

const KEYS = [
  "product",
  "from",
  "to",
  "sources",
  "digest",
  "fixtures",
  "sections",
];

/** What a page says of itself and nothing answers to. */
export const mistakenFrontMatter: Rule = {
  name: "mistaken-front-matter",
  on: "document",
  tier: "document",
  severity: "warning",
  yieldsTo: [],
  summary:
    "The front matter names a key, a product or a folder that is not there",
  why: "The author believes that the page is held against the product's facts, and it is not.",
  help: "Write `guidepost: { product, from, to }` as the product's metadata have them; `fixtures` is a folder inside the repository, from where the page stands.",
  examples: {
    good: [
      '---\nguidepost: { product: vets, from: "1.2.0", to: "1.3.0" }\n---\n',
      "---\ntitle: Vets\nproduct: Vets\n---\n",
      "---\nguidepost: { fixtures: ../example, sections: [Backup] }\n---\n",
    ],
    bad: [
      {
        markdown: "---\nguidepost: { fixture: example }\n---\n",
        findings: ["2:14 Unexpected key `fixture`, expected `fixtures`"],
      },
      {
        markdown: "---\nguidepost:\n  product: vets\n  until: 1.3.0\n---\n",
        findings: [
          "4:3 Unexpected key `until`, expected `product`, `from`, `to`, `sources`, `digest`, `fixtures` or `sections`",
        ],
      },
      {
        markdown:
          "---\nguidepost: { product: vets, from: 1.2, to: 1.3.0 }\n---\n",
        findings: [
          "2:29 Unexpected number for `from`, expected a text: put the version in quotes",
        ],
      },
    ],
  },
  *check(page) {
    const guide = guidepostIn(page.document.frontMatter) ?? {};
    for (const [key, value] of Object.entries(guide)) {
      const message = KEYS.includes(key)
        ? mistake(key, value, page)
        : `Unexpected key \`${key}\`, expected ${nearest(key, KEYS)}`;
      if (message) yield { place: placeOf(key, page.document), message };
    }
  },
};

function mistake(key: string, value: unknown, page: Page): string | undefined {
  if (key === "from" || key === "to") return wrongVersion(key, value, page);
  if (key === "product") return wrongProduct(value, page);
  if (key === "fixtures") return wrongFolder(value, page);
  return undefined;
}

function wrongVersion(
  key: string,
  value: unknown,
  { metadata }: Page,
): string | undefined {
  if (typeof value !== "string")
    return `Unexpected ${typeof value} for \`${key}\`, expected a text: put the version in quotes`;
  const versions = metadata?.versions;
  if (!versions || versions.includes(value)) return undefined;
  return `Unexpected version \`${value}\` for \`${key}\`, expected one of the product's releases`;
}

/** Without any product the page may be about one of another repository. */
function wrongProduct(value: unknown, { metadata }: Page): string | undefined {
  const products = metadata?.products ?? [];
  if (products.length === 0 || products.includes(String(value)))
    return undefined;
  return `Unexpected product \`${String(value)}\`, expected ${nearest(String(value), products)}`;
}

function wrongFolder(value: unknown, { metadata }: Page): string | undefined {
  if (metadata?.fixtures !== "missing") return undefined;
  return `Unexpected folder \`${String(value)}\`, expected one that is there and inside the repository`;
}

function nearest(name: string, names: readonly string[]): string {
  const alike = names.find((other) => distance(name, other) <= 2);
  if (alike !== undefined) return `\`${alike}\``;
  const [last = "", ...others] = names.map((one) => `\`${one}\``).toReversed();
  return others.length === 0
    ? last
    : `${others.toReversed().join(", ")} or ${last}`;
}

/** Of the key, in its own line or in one with others. */
function placeOf(key: string, { text }: Document): Position {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.startsWith("guidepost:"));
  const pattern = new RegExp(
    `(?:^\\s+|[{,]\\s*)["']?(?=${escaped(key)}["']?:)`,
  );
  for (let at = start; at < lines.length; at++) {
    const found = pattern.exec(lines[at] ?? "");
    if (!found) continue;
    const column = found.index + found[0].length + 1;
    return {
      line: at + 1,
      column,
      endLine: at + 1,
      endColumn: column + key.length,
    };
  }
  const line = start + 1;
  return { line, column: 1, endLine: line, endColumn: 10 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
