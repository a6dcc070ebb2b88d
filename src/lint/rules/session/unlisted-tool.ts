import { linesOf } from "../../../markdown/lines.ts";
import { callsOf, wordsOfCall } from "../../queries/calls.ts";
import { requirementsOf } from "../../queries/product/requirements.ts";
import type { Page, Rule } from "../../rule.ts";

/** Programs that a reader has to bring along, and what a list may call them. */
const BROUGHT: Readonly<Record<string, RegExp>> = {
  ansible: /\bansible\b/i,
  "ansible-playbook": /\bansible\b/i,
  aws: /\baws\b/i,
  az: /\bazure|\baz\b/i,
  docker: /\bdocker\b/i,
  "docker-compose": /\bcompose\b/i,
  gcloud: /\bgcloud\b|google cloud/i,
  helm: /\bhelm\b/i,
  jq: /\bjq\b/i,
  kubectl: /\bkubectl\b|kubernetes|\bk8s\b/i,
  kustomize: /\bkustomize\b/i,
  mysqldump: /mysql|mariadb/i,
  npm: /\bnpm\b|\bnode\b|node\.js/i,
  pg_dump: /postgres|psql|pg_dump/i,
  psql: /postgres|psql/i,
  terraform: /\bterraform\b|\btofu\b/i,
  velero: /\bvelero\b/i,
  yq: /\byq\b/i,
};

/** A tool that the commands need and the list of tools leaves out. */
export const unlistedTool: Rule = {
  name: "unlisted-tool",
  on: "session",
  tier: "document",
  severity: "info",
  yieldsTo: [],
  summary: "A command needs a tool that the list of requirements leaves out",
  why: "The reader finds out in the middle of the upgrade, on the machine that lacks it.",
  help: "Add the tool and the versions that were tried to the list.",
  examples: {
    good: [
      "## Requirements\n\n| tool | version |\n| --- | --- |\n| Helm | 3 |\n| kubectl | 1.28 |\n\n## Upgrade\n\n```bash\nhelm repo update\nkubectl get pods\n```\n",
      "## Upgrade\n\n```bash\nhelm repo update\nkubectl get pods\n```\n",
      "## Requirements\n\n- 4 GB of memory\n\n```bash\nhelm repo update\n```\n",
      "## Requirements\n\n- Helm 3\n- kubectl\n\n## Upgrade\n\nWith jq at hand:\n\n```bash\nhelm list -o json | jq .\n```\n",
    ],
    bad: [
      {
        markdown:
          "## Requirements\n\n| tool | version |\n| --- | --- |\n| Helm | 3 |\n| kubectl | 1.28 |\n\n## Upgrade\n\n```bash\nhelm list -o json | jq .\n```\n",
        findings: [
          "11:21 Unexpected `jq`, expected it under `Requirements`, where the other tools are",
        ],
      },
      {
        markdown:
          "## Prerequisites\n\n- Docker 24 and Compose 2.20\n- Node.js 20\n\n## Backup\n\n```bash\npg_dump -Fc vets > vets.dump\n```\n",
        findings: [
          "9:1 Unexpected `pg_dump`, expected it under `Prerequisites`, where the other tools are",
        ],
      },
      {
        markdown:
          "## Before you begin\n\nYou need Helm and kubectl.\n\n## Steps\n\n```bash\naws rds create-db-snapshot --db-instance-identifier vets\n```\n",
        findings: [
          "8:1 Unexpected `aws`, expected it under `Before you begin`, where the other tools are",
        ],
      },
    ],
  },
  *check(page) {
    const list = requirementsOf(page.document);
    if (!list) return;
    const listed = Object.values(BROUGHT).filter((name) =>
      name.test(list.text),
    );
    if (new Set(listed.map(({ source }) => source)).size < 2) return;
    const prose = proseOf(page);
    const seen = new Set<string>();
    for (const call of callsOf(page)) {
      const [name = ""] = wordsOfCall(call);
      const known = Object.hasOwn(BROUGHT, name) ? BROUGHT[name] : undefined;
      if (!known || seen.has(known.source) || call.namespace !== "host")
        continue;
      seen.add(known.source);
      if (known.test(prose)) continue;
      const { block, start } = call.place;
      yield {
        place: { block, start, end: start + name.length },
        message: `Unexpected \`${name}\`, expected it under \`${list.heading}\`, where the other tools are`,
      };
    }
  },
};

/** The page without its blocks: what a sentence names, the reader knows. */
function proseOf({ document }: Page): string {
  const lines = [...linesOf(document)];
  for (const { line, endLine } of document.fences)
    lines.fill("", line - 1, endLine);
  return lines.join("\n");
}
