import { isBehind } from "../../queries/calls.ts";
import {
  type ClusterCall,
  clusterCallsOf,
} from "../../queries/cluster/calls.ts";
import { isWorkload } from "../../queries/cluster/kinds.ts";
import type { Rule } from "../../rule.ts";
import { sharedBase } from "../../queries/variants.ts";

/** The old copy goes before the new one can carry the load. */
export const deletionBeforeReplacement: Rule = {
  name: "deletion-before-replacement",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "The old copy is removed before the new one is scaled up",
  why: "For as long as the new pods take to start, a few of them carry all the load, or none does.",
  help: "Scale the new copy up, wait for `kubectl rollout status`, and remove the old one then.",
  examples: {
    good: [
      "```bash\nkubectl scale deploy vets-canary --replicas 10\nkubectl rollout status deploy/vets-canary\nkubectl delete deploy vets-stable\n```\n",
      "```bash\nkubectl delete deploy vets-worker\nkubectl scale deploy vets-web --replicas 3\n```\n",
      "```bash\nkubectl delete deploy vets-blue\nkubectl scale deploy vets-green --replicas 0\n```\n",
      "```bash\nkubectl scale deploy vets-green --replicas 5\nkubectl scale deploy vets-blue --replicas 0\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl delete deployment vets-stable -n vets\nkubectl scale deployment vets-canary --replicas=10 -n vets\n```\n",
        findings: [
          "2:1 Unexpected end of `vets-stable` before `vets-canary` is scaled up, expected it afterwards",
        ],
      },
      {
        markdown:
          "```bash\nkubectl scale deploy/vets-blue --replicas=0\nkubectl scale deploy/vets-green --replicas=3\n```\n",
        findings: [
          "2:1 Unexpected end of `vets-blue` before `vets-green` is scaled up, expected it afterwards",
        ],
      },
      {
        markdown:
          "```bash\nkubectl delete deploy vets\nkubectl get pods\nkubectl scale deploy vets-v2 --replicas 4\n```\n",
        findings: [
          "2:1 Unexpected end of `vets` before `vets-v2` is scaled up, expected it afterwards",
        ],
      },
    ],
  },
  *check(page) {
    const byBlock = Map.groupBy(
      clusterCallsOf(page),
      ({ call }) => call.place.block,
    );
    for (const old of clusterCallsOf(page).filter(ends)) {
      const calls = byBlock.get(old.call.place.block) ?? [];
      const fresh = calls.find((one) => scalesUpAfter(one, old));
      const [gone] = old.objects;
      const [copy] = fresh?.objects ?? [];
      if (!fresh || !gone || !copy) continue;
      const grown = calls.some(
        (one) =>
          scales(one) !== 0 &&
          scales(one) !== undefined &&
          one.objects.some(({ name }) => name === copy.name) &&
          isBehind(old.call.place, one.call.place),
      );
      if (grown) continue;
      yield {
        place: old.call.place,
        evidence: "heuristic",
        message: `Unexpected end of \`${gone.name}\` before \`${copy.name}\` is scaled up, expected it afterwards`,
        related: [
          { place: fresh.call.place, message: `\`${copy.name}\` grows here` },
        ],
      };
    }
  },
};

function ends(one: ClusterCall): boolean {
  const [object] = one.objects;
  if (!object || !isWorkload(object.kind)) return false;
  return one.verb === "delete" || scales(one) === 0;
}

function scales({ verb, options }: ClusterCall): number | undefined {
  const replicas = options.value("--replicas");
  return verb === "scale" && replicas !== undefined && /^\d+$/.test(replicas)
    ? Number(replicas)
    : undefined;
}

/** In the same block: what stands between blocks may say to wait. */
function scalesUpAfter(one: ClusterCall, old: ClusterCall): boolean {
  const [copy] = one.objects;
  const [gone] = old.objects;
  return (
    (scales(one) ?? 0) > 0 &&
    one.namespace === old.namespace &&
    isBehind(one.call.place, old.call.place) &&
    copy?.kind === gone?.kind &&
    sharedBase(copy?.name ?? "", gone?.name ?? "") !== undefined
  );
}
