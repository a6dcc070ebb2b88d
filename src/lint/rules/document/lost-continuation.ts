import { lostContinuations } from "../../queries/continuations.ts";
import type { Rule } from "../../rule.ts";

/** A command over several lines that the shell takes apart. */
export const lostContinuation: Rule = {
  name: "lost-continuation",
  on: "document",
  tier: "syntax",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "A command breaks off before its last line",
  why: "The first half runs without the flags below it, and the rest is taken for a command of its own.",
  help: "End every line but the last with a backslash and nothing behind it.",
  examples: {
    good: [
      "```bash\nhelm upgrade vets ./chart \\\n  --namespace vets \\\n  --wait\n```\n",
      "```bash\nvets list |\n  grep leo\n```\n",
      "```bash\ncat <<EOF\n--wait\nEOF\n```\n",
      "```bash\nvets run 'stop \\ \n  --now'\n```\n",
      "```bash\nvets list\n  PET=leo KIND=cat\nvets feed $PET $KIND\n```\n",
      "```console\n$ sudo -i\nroot@clinic:~# PET=leo\nroot@clinic:~# exit\n```\n",
      "```bash\nfor pet in a b; do\n  vets feed\n    PET=$pet\ndone\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart\n  --namespace vets\n```\n",
        findings: [
          "3:3 Unexpected `--namespace` as a command, expected `\\` at the end of the line above",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart \\ \n  --namespace vets\n```\n",
        findings: [
          "2:27 Unexpected space after `\\`, expected the end of the line",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart \\ # the new one\n  --namespace vets\n```\n",
        findings: [
          "2:27 Unexpected comment after `\\`, expected the end of the line",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets ./chart \\\n  # the new one\n  --namespace vets\n```\n",
        findings: [
          "4:3 Unexpected `--namespace` as a command, expected no comment between it and the line it continues",
        ],
      },
      {
        markdown: "```bash\nhelm upgrade vets ./chart \\\n  --wait \\\n```\n",
        findings: [
          "3:10 Unexpected `\\` at the end of the block, expected the rest of the command",
        ],
      },
      {
        markdown:
          "```bash\ncurl -O https://vets.example/charts/vets-base\nline.yaml\n```\n",
        findings: [
          "3:1 Unexpected `line.yaml` as a command, expected it in one line with the URL above",
        ],
      },
      {
        markdown: "```bash\nkubectl apply -f\nmanifests/vets.yaml\n```\n",
        findings: [
          "3:1 Unexpected `manifests/vets.yaml` as a command, expected `\\` at the end of the line above",
        ],
      },
      {
        markdown:
          "```bash\nkubectl set env deploy/vets\n  PETS=10 KINDS=2\nkubectl get pods\n```\n",
        findings: [
          "3:3 Unexpected `PETS=10` as a command, expected `\\` at the end of the line above",
        ],
      },
      {
        markdown: "```bash\nvets list\n  | grep leo\n```\n",
        findings: [
          "3:3 Unexpected `|` at the start of a line, expected it or `\\` at the end of the line above",
        ],
      },
    ],
  },
  *check({ blocks }) {
    for (const [index, { script }] of blocks.entries()) {
      for (const {
        start,
        end,
        message,
        surplus,
        evidence,
      } of lostContinuations(script))
        yield {
          place: { block: index, start, end },
          message,
          ...(evidence && { evidence }),
          ...(surplus && {
            fix: [{ place: { block: index, ...surplus }, text: "" }],
          }),
        };
    }
  },
};
