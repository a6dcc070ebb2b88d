import { complaintsOf } from "../../embedded/complaints.ts";
import type { Rule } from "../../rule.ts";

const LANGUAGES = ["jsonpath", "jmespath", "jq"];

/** A query that its program refuses, or takes for something else. */
export const brokenQuery: Rule = {
  name: "broken-query",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "literal-ellipsis",
    "unexpanded-variable",
  ],
  summary: "A query in jq, JMESPath or kubectl's JSONPath does not read",
  why: "The command fails or prints nothing, and the variable it was to fill stays empty.",
  help: "Put the query right, and try it on a file with a few lines of what the command prints.",
  examples: {
    good: [
      "```bash\naws ecs describe-services --query 'services[0].{running:runningCount,desired:desiredCount}'\n```\n",
      "```bash\nkubectl get pods -o jsonpath='{.items[*].metadata.name}'\nkubectl get pods -o jsonpath=\"{.items[?(@.metadata.name=='$POD')].status}\"\n```\n",
      "```bash\ncurl -s localhost:8080 | jq -r --arg name \"$NAME\" '.[] | select(.name == $name) | .id'\n```\n",
      "```bash\nkubectl wait pod/mill --for=jsonpath=.status.phase=Running\n```\n",
      '```bash\njq ".tag = \\"$TAG\\" | .when = now" mill.json\n```\n',
      "```bash\njq 'def double: . * 2; .loaves |= map(double)' mill.json\n```\n",
      "```bash\naz vm list --query \"[?name=='<name>'].id\" -o tsv\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nTAG=$(kubectl get deploy mill -o jsonpath='{.spec.containers[0.image}')\n```\n",
        findings: ["2:61 Unexpected `[` that nothing closes, expected `]`"],
      },
      {
        markdown:
          "```bash\nkubectl get secret mill -o jsonpath='.data.password' | base64 -d\n```\n",
        findings: [
          "2:38 Unexpected path without braces, expected `{.data.password}`: kubectl prints the text itself",
        ],
      },
      {
        markdown:
          "```console\n$ aws ec2 describe-instances \\\n>   --query 'Reservations[].Instances[?State=running]'\n```\n",
        findings: ["3:45 Unexpected `=`, expected `==`"],
      },
      {
        markdown:
          "```bash\ncurl -s localhost:8080/ovens | jq '.[] | select(.heat > 200'\n```\n",
        findings: ["2:60 Unexpected end, expected `)` or `;`"],
      },
      {
        markdown:
          "```bash\nsudo bash -c \"kubectl get pod mill -o json | jq '.metadata.labels.grain-kind'\"\n```\n",
        findings: [
          '2:73 Unexpected function `kind`, which nothing defines; a key with a dash is `["grain-kind"]`',
        ],
      },
    ],
  },
  *check(page) {
    for (const language of LANGUAGES) yield* complaintsOf(page, language);
  },
};
