import { type Refused, refusedOn } from "../../queries/product/refusals.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Rule } from "../../rule.ts";

/** An option that no version of the tool has. */
export const unknownOption: Rule = {
  name: "unknown-option",
  on: "session",
  tier: "tool",
  severity: "error",
  yieldsTo: [
    "retired-usage",
    "stale-usage",
    "placeholder-redirection",
    "lost-continuation",
    "smart-quotes",
    "look-alike-character",
    "lost-quotes",
    "not-shell",
    "literal-ellipsis",
  ],
  summary: "A tool is called with an option that it does not have",
  why: "The tool prints its usage and does nothing; a script that does not look at its status goes on all the same.",
  help: "Write the option as the tool's help has it, for the version that the guide asks for.",
  examples: {
    expectations: millExpectations,
    good: [
      "```bash\nkubectl get pods --all-namespaces\nkubectl -n vets logs deploy/web --tail 20\n```\n",
      "```bash\ndocker run --rm -it vets:2 --whatever the image takes\n```\n",
      "```bash\ndocker update --kernel-memory 1g vets\n```\n",
      "```bash\npg_dump --format=custom --no-own vets > vets.dump\n```\n",
      "```bash\nsystemctl list-units 'vets*' --no-legend\n```\n",
      "```bash\nkubectl exec db-0 -- vets --no-such-thing\n```\n",
      "```bash\nkubectl get pods $KUBECTL_OPTIONS\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\nkubectl get pods --all-namespace\n```\n",
        findings: [
          "2:18 Unexpected `--all-namespace`, expected `--all-namespaces`: `kubectl get` has no such option in kubectl 1.20.2 to 1.36.4",
        ],
      },
      {
        markdown: "```bash\ndocker ps -it\n```\n",
        findings: [
          "2:11 Unexpected `-it`: `docker ps` has no such option in docker 20.10.24 (the guide asks for `>=20.10 <24`)",
        ],
      },
      {
        markdown: "```bash\ndocker volume prune --all\n```\n",
        findings: [
          "2:21 Unexpected `--all`: `docker volume prune` has no such option in docker 20.10.24 (the guide asks for `>=20.10 <24`; 28.5.2 has it)",
        ],
      },
      {
        markdown: "```bash\nkubectl get pods -namespace vets\n```\n",
        findings: [
          "2:18 Unexpected `-namespace`, expected `--namespace`: behind one dash every letter is an option in kubectl 1.20.2 to 1.36.4",
        ],
      },
      {
        markdown: "```bash\nredis-cli --user=vets get herd\n```\n",
        findings: [
          "2:11 Unexpected `--user=vets`, expected `--user`: `redis-cli` has no such option in redis-cli 7.0.15 to 8.0.6",
        ],
      },
      {
        markdown: "```bash\nsudo pg_dump --hots=db vets > vets.sql\n```\n",
        findings: [
          "2:14 Unexpected `--hots`, expected `--host`: `pg_dump` has no such option in pg_dump 15.18 to 18.6",
        ],
      },
    ],
  },
  *check(page) {
    for (const refused of refusedOn(page)) {
      const message = messageOf(refused);
      if (message === undefined) continue;
      const { place, evidence, atMost } = refused;
      yield { place, message, evidence, ...(atMost && { atMost }) };
    }
  },
};

function messageOf(refused: Refused): string | undefined {
  const { kind, found, nearest, command, versions } = refused;
  const expected = nearest === undefined ? "" : `, expected \`${nearest}\``;
  switch (kind) {
    case "option":
      return `Unexpected \`${found}\`${expected}: \`${command}\` has no such option in ${versions}`;
    case "one dash":
      return `Unexpected \`${found}\`${expected}: behind one dash every letter is an option in ${versions}`;
    case "value surplus":
      return `Unexpected value of \`${found}\`: it takes none in ${versions}`;
    default:
      return undefined;
  }
}
