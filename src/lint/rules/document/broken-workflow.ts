import { complaintsAbout } from "../../embedded/complaints.ts";
import { payloadsOf } from "../../embedded/payloads.ts";
import { isWorkflow } from "../../embedded/workflows.ts";
import type { Rule } from "../../rule.ts";

/** A workflow that GitHub does not start. */
export const brokenWorkflow: Rule = {
  name: "broken-workflow",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "broken-yaml",
  ],
  summary: "GitHub refuses a workflow as it is shown",
  why: "A workflow with one wrong key does not run at all, and nobody is told when it was to run.",
  help: "Put the key or the expression right; the file is checked again on every push.",
  examples: {
    good: [
      "```yaml\non: push\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make bread\n```\n",
      "```yaml\njobs:\n  bake:\n    run-on: ubuntu-latest\n```\n",
      "```yaml\non: push\njobs:\n  ...\n```\n",
      "```yaml\non: true\noven:\n  jobs: 3\n```\n",
    ],
    bad: [
      {
        markdown:
          "```yaml\non: push\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - use: actions/checkout@v4\n```\n",
        findings: [
          "7:9 Unexpected `use`, expected what a GitHub workflow may hold here",
        ],
      },
      {
        markdown:
          "```bash\ncat > .github/workflows/bake.yml <<'EOF'\non: push\njobs:\n  bake:\n    steps:\n      - run: make bread\nEOF\n```\n",
        findings: ["6:5 Unexpected map without `runs-on`, expected that key"],
      },
      {
        markdown:
          "- The workflow:\n\n  ```yaml\n  on: push\n  jobs:\n    bake:\n      runs-on: ubuntu-latest\n      steps:\n        - run: make ${{ env.GRAIN || }}\n  ```\n",
        findings: ["9:21 Unexpected end of the expression, expected a value"],
      },
    ],
  },
  *check(page) {
    for (const payload of payloadsOf(page)) {
      if (!isWorkflow(payload)) continue;
      yield* complaintsAbout(payload, page, "workflow");
    }
  },
};
