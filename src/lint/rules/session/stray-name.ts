import { misspeltAmong, mentions } from "../../likeness.ts";
import { type Named, namesOf } from "../../queries/names.ts";
import type { Page, Rule } from "../../rule.ts";

/** Used so often, a name is no slip. */
const often = 3;

/** A name that is one slip away from the one that the page uses or makes. */
export const strayName: Rule = {
  name: "stray-name",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "One command misspells the name that all others use",
  why: "There is nothing of that name: the command fails, or makes a second thing beside the first.",
  help: "Write the name as in the other commands.",
  examples: {
    good: [
      "```bash\nkubectl logs deploy/clinic-a\nkubectl get deploy clinic-a\nkubectl describe deploy clinic-a\nkubectl logs deploy/clinic-b\n```\n",
      "```bash\ndocker stop vets-db-1\ndocker start vets-db-1\ndocker logs vets-db-1\ndocker logs vets-db-2\n```\n",
      "```bash\nkubectl rollout restart deploy/clinic\nkubectl rollout status deploy/clinic\nkubectl logs deploy/clinic\nkubectl logs deploy/clinics\n```\n\nThe `clinics` list all of them.\n",
      "```bash\nkubectl --context x get deploy cluster-east\nkubectl get deploy cluster-east\nkubectl logs deploy/cluster-east\nkubectl logs deploy/cluster-west\n```\n",
      "```bash\nkubectl get deploy clinic\nkubectl logs deploy/clnic\n```\n",
      "```bash\nsystemctl stop clinic\nsystemctl start clinic\nsystemctl status clinic\nsystemctl status clinic-worker\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl rollout restart deploy/clinic\nkubectl rollout status deploy/clinic\nkubectl logs deploy/clinic\nkubectl scale deploy/clnic --replicas 2\n```\n",
        findings: [
          "5:1 Unexpected deployment `clnic`, expected `clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\ndocker run -d --name clinic-backend clinic\n```\n\n```bash\ndocker logs clinic-backened\n```\n",
        findings: [
          "6:1 Unexpected container `clinic-backened`, expected `clinic-backend` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nsystemctl stop clinic-worker\nsystemctl start clinic-worker\nsystemctl enable clinic-worker\nsystemctl status clinic-wroker\n```\n",
        findings: [
          "5:1 Unexpected unit `clinic-wroker`, expected `clinic-worker` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nterraform state rm 'aws_instance.clinic_nodes[0]'\nterraform state rm 'aws_instance.clinic_nodes[1]'\nterraform state rm 'aws_instance.clinic_node[2]'\nterraform apply -target='aws_instance.clinic_nodes[2]'\n```\n",
        findings: [
          "4:1 Unexpected address `aws_instance.clinic_node`, expected `aws_instance.clinic_nodes` as in the other commands",
        ],
      },
    ],
  },
  *check(page) {
    const sorts = Map.groupBy(namesOf(page), ({ sort }) => sort);
    for (const [sort, uses] of sorts) {
      const names = Map.groupBy(uses, ({ name }) => name);
      const misspelt = misspeltAmong([...names.keys()]);
      for (const [name, [only, more]] of names) {
        if (!only || more || only.made) continue;
        const meant = misspelt(name).find((one) =>
          isKnown(names.get(one) ?? [], page),
        );
        const [other] = names.get(meant ?? "") ?? [];
        if (!other || mentions(name, page.document) > 1) continue;
        yield {
          place: only.place,
          evidence: "heuristic",
          message: `Unexpected ${sort} \`${name}\`, expected \`${other.name}\` as in the other commands`,
          related: [{ place: other.place, message: `\`${other.name}\` here` }],
        };
      }
    }
  },
};

function isKnown(uses: readonly Named[], { document }: Page): boolean {
  const [{ name } = { name: "" }] = uses;
  return (
    uses.length >= often ||
    uses.some(({ made }) => made) ||
    // In one word a name may be a word of the language as well.
    (/[a-z][-_][a-z]/.test(name) && mentions(name, document) > often)
  );
}
