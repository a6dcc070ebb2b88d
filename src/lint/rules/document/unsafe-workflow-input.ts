import { complaintsAbout } from "../../embedded/complaints.ts";
import { payloadsOf } from "../../embedded/payloads.ts";
import { isWorkflow } from "../../embedded/workflows.ts";
import type { Rule } from "../../rule.ts";

/** Text from outside that becomes part of a script. */
export const unsafeWorkflowInput: Rule = {
  name: "unsafe-workflow-input",
  on: "document",
  tier: "payload",
  severity: "warning",
  yieldsTo: ["unclosed-fence", "not-shell", "broken-yaml", "broken-workflow"],
  summary: "A workflow pastes text that others choose into a script",
  why: "GitHub fills the text in before the shell reads the script: a title such as `$(...)` runs with the workflow's secrets.",
  help: "Hand the value over in `env`, and use the variable in the script, in double quotes.",
  examples: {
    good: [
      '```yaml\non: workflow_dispatch\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make "$GRAIN"\n        env:\n          GRAIN: ${{ inputs.grain }}\n```\n',
      "```yaml\non:\n  workflow_dispatch:\n    inputs:\n      grain:\n        type: choice\n        options: [rye]\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make ${{ inputs.grain }}\n```\n",
      "```yaml\non: push\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.sha }} ${{ github.event.issue.number }}\n```\n",
    ],
    bad: [
      {
        markdown:
          "```yaml\non: workflow_dispatch\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make ${{ inputs.grain }}\n```\n",
        findings: [
          "7:19 Unexpected `inputs.grain` in a script, expected it in `env` and a variable here: who chooses the text chooses what runs",
        ],
      },
      {
        markdown:
          '```yml\non: issues\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Greet\n        run: |\n          make\n          echo "${{ github.event.issue.title }}"\n```\n',
        findings: [
          "10:17 Unexpected `github.event.issue.title` in a script, expected it in `env` and a variable here: who chooses the text chooses what runs",
        ],
      },
      {
        markdown:
          "> ```yaml\n> on: pull_request_target\n> jobs:\n>   bake:\n>     runs-on: ubuntu-latest\n>     steps:\n>       - uses: actions/github-script@v7\n>         with:\n>           script: console.log('${{ github.head_ref }}')\n> ```\n",
        findings: [
          "9:34 Unexpected `github.head_ref` in a script, expected it in `env` and a variable here: who chooses the text chooses what runs",
        ],
      },
    ],
  },
  *check(page) {
    for (const payload of payloadsOf(page))
      if (isWorkflow(payload))
        yield* complaintsAbout(payload, page, "workflow", "safety");
  },
};
