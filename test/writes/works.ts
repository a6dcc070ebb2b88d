import { lanternProduct } from "../support/lantern.ts";
import { orchardProduct, orchardRelease, values } from "../support/orchard.ts";
import { lanternFiles, lanternsOf } from "../support/repository.ts";

/** A command that writes, in a folder where it has something to do. */
export interface Work {
  readonly name: string;
  /** `bin/` holds programs. */
  readonly files: Readonly<Record<string, string>>;
  /** A command line that comes before it, and what people write then. */
  readonly prepare?: {
    readonly run: string;
    readonly files: Readonly<Record<string, string>>;
  };
  readonly run: string;
  /** A command whose result is a state on the way. */
  readonly between?: string;
}

const lantern = "content/products/lantern";
const date = "--date 2026-03-01";

const guide = `# Upgrade the mill

## Upgrade

\`\`\`bash
docker pull registry.example.org/mill:2.1.0
\`\`\`

## Verify

\`\`\`bash
docker ps
\`\`\`
`;

/** Something to fix, something to find, and something to evaluate. */
const page = (name: string) => `# Upgrade ${name}

\`\`\`bash
git commit -m “Feed the cat”
next=$(printf 'blue\\ngreen\\n' | grep green)
cat "$next-${name}.txt"
\`\`\`
`;
const pages = Object.fromEntries(
  ["a", "b", "c", "d"].map((name) => [`docs/${name}.md`, page(name)]),
);

const mill = `#!/bin/sh
case "$*" in
--version) echo "mill v2.1.0" ;;
--help) printf 'Usage:\\n  mill [flags]\\n\\nFlags:\\n  -n, --namespace string   Which mill\\n' ;;
*) echo "Error: unknown command" >&2; exit 1 ;;
esac
`;

const fragment = (id: string) =>
  `schema: 1\nchanges:\n  - { id: ${id}, kind: breaking, title: New ${id}, impact: Buy ${id} }\n`;

export const works: readonly Work[] = [
  {
    name: "generate",
    files: lanternsOf(4),
    prepare: {
      run: "generate",
      files: {
        [`${lantern}/product.yaml`]: lanternProduct.replaceAll("wicks", "oil"),
      },
    },
    run: "generate",
  },
  {
    name: "derive",
    files: {
      "content/products/orchard/product.yaml": orchardProduct,
      "content/products/orchard/releases/1.0.0.yaml": orchardRelease,
      "old/chart/values.yaml": values(),
      "old/.env.example": "PORT=8080\n",
      "new/chart/values.yaml": values({ "row3.tree4": "  tree4: many" }),
      "new/.env.example": "PORT=9090\nGATE=open\n",
    },
    run: `derive orchard --from old --to new --release 1.1.0 ${date}`,
    between: `new orchard 1.1.0 ${date}`,
  },
  { name: "lint --fix", files: pages, run: "lint docs --fix" },
  {
    name: "init",
    files: {
      "chart/Chart.yaml":
        'apiVersion: v2\nname: mill\nversion: 1.2.0\nappVersion: "1.2.0"\ndescription: Grinds grain\n',
      "chart/values.yaml": "replicas: 2\nimage:\n  tag: 1.2.0\n",
    },
    run: "init --yes --ci github",
  },
  { name: "adopt", files: { "mill.md": guide }, run: "adopt mill.md" },
  {
    name: "new",
    files: lanternFiles,
    run: `new lantern 1.2.0 ${date}`,
  },
  {
    name: "release",
    files: {
      ...lanternFiles,
      [`${lantern}/unreleased/glass.yaml`]: fragment("glass"),
      [`${lantern}/unreleased/shades.yaml`]: fragment("shades"),
    },
    run: `release lantern 1.2.0 ${date}`,
    between: `new lantern 1.2.0 ${date}`,
  },
  {
    name: "harvest",
    files: { "bin/mill": mill },
    run: "harvest mill --adapter cobra --path bin/mill --source mill-2.1.0 --out specs",
  },
  {
    name: "lint --cache",
    files: pages,
    run: "lint docs --cache --format pretty",
  },
  {
    name: "lint --record",
    files: pages,
    run: "lint docs --record",
  },
  {
    name: "reports",
    files: { ...pages, "out/report.sarif": "{}" },
    run: "lint docs --format sarif=out/report.sarif --format checkstyle=out/new/report.xml",
  },
  { name: "schema", files: { "out/x": "" }, run: "schema --out out" },
];
