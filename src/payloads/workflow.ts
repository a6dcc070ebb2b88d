import type { PayloadKind } from "./payload-kind.ts";

export const workflow: PayloadKind = {
  name: "workflow",
  summary: "Workflows of GitHub Actions",
  examples: [
    {
      text: "on: push\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make bread\n        if: ${{ github.ref == 'refs/heads/main' }}\n",
      problems: [],
    },
    {
      text: "on: push\njobs:\n  bake:\n    run-on: ubuntu-latest\n    steps:\n      - run: make bread\n",
      problems: [
        "run-on: Unexpected `run-on`, expected what a GitHub workflow may hold here",
      ],
    },
    {
      text: "on: push\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make ${{ env.GRAIN || }}\n",
      problems: [
        "${{ env.GRAIN || }}: Unexpected end of the expression, expected a value",
      ],
    },
    {
      text: "on: workflow_dispatch\njobs:\n  bake:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make ${{ inputs.grain }}\n",
      problems: [
        "${{ inputs.grain }}: Unexpected `inputs.grain` in a script, expected it in `env` and a variable here: who chooses the text chooses what runs",
      ],
    },
  ],
  load: async () => (await import("./readers/workflow.ts")).readWorkflow,
};
