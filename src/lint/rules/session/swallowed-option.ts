import { refusedOn } from "../../queries/product/refusals.ts";
import type { Rule } from "../../rule.ts";

/** `-n --watch`: the namespace is called `--watch`. */
export const swallowedOption: Rule = {
  name: "swallowed-option",
  on: "session",
  tier: "tool",
  severity: "warning",
  yieldsTo: ["placeholder-redirection", "lost-continuation", "not-shell"],
  summary: "An option is taken for the value of the one before it",
  why: "The first option gets a value that nobody means, and the second one is lost without a word.",
  help: "Write the value of the first option.",
  examples: {
    good: [
      "```bash\nkubectl get pods -n vets --watch\n```\n",
      "```bash\nkubectl logs deploy/web --tail=-1 -f\n```\n",
      "```bash\ndocker run -e A=1 --rm vets:2\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nkubectl get pods -n --watch\n```\n",
        findings: [
          "2:21 Unexpected `--watch` behind `-n`, expected a value: `kubectl get` takes it for one in kubectl 1.20.2 to 1.36.4",
        ],
      },
      {
        markdown: "```bash\ndocker run --name --rm vets:2\n```\n",
        findings: [
          "2:19 Unexpected `--rm` behind `--name`, expected a value: `docker run` takes it for one in docker 20.10.24 to 28.5.2",
        ],
      },
      {
        markdown: "```bash\npg_dump -h -U vets vets > vets.sql\n```\n",
        findings: [
          "2:12 Unexpected `-U` behind `-h`, expected a value: `pg_dump` takes it for one in pg_dump 15.18 to 18.6",
        ],
      },
    ],
  },
  *check(page) {
    for (const refused of refusedOn(page)) {
      if (refused.kind !== "value swallowed") continue;
      const { place, found, command, versions, known, atMost } = refused;
      yield {
        place,
        message: `Unexpected \`${found}\` behind \`${known[0] ?? ""}\`, expected a value: \`${command}\` takes it for one in ${versions}`,
        evidence: "heuristic",
        ...(atMost && { atMost }),
      };
    }
  },
};
