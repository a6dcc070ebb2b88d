import { linesOf } from "../../../markdown/lines.ts";
import { positionAt } from "../../../markdown/positions.ts";
import {
  apiRemovals,
  type ApiRemoval,
} from "../../queries/cluster/api-removals.ts";
import {
  clusterVersionsOf,
  type ClusterVersions,
} from "../../queries/cluster/versions.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Problem } from "../../finding.ts";
import { isOfOld, leadIn } from "../../lead-ins.ts";
import type { Rule } from "../../rule.ts";

/** `- ` for manifests in a list; the two lines stand next to each other. */
const manifest =
  /^([ \t]*)(?:- )?(?:apiVersion: *["']?([\w./-]+)["']?[ \t]*\n\1(?: {2})?kind: *["']?(\w+)|kind: *["']?(\w+)["']?[ \t]*\n\1(?: {2})?apiVersion: *["']?([\w./-]+))/gm;
const isRead = /^(?:ya?ml|bash|sh|shell|zsh|console|)$/;

/** A manifest in a version that the required Kubernetes no longer serves. */
export const removedApiVersion: Rule = {
  name: "removed-api-version",
  on: "document",
  tier: "tool",
  severity: "error",
  yieldsTo: ["unclosed-fence"],
  summary: "A manifest has an API version that Kubernetes no longer serves",
  why: "The cluster answers `no matches for kind`, and the object is not made.",
  help: "Write the version that is served; the deprecation guide of Kubernetes says which fields changed with it: https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  examples: {
    expectations: millExpectations,
    good: [
      "```yaml\napiVersion: policy/v1\nkind: PodDisruptionBudget\n```\n",
      "```yaml\napiVersion: mill.example/v1beta1\nkind: Ingress\n```\n",
      "```yaml\napiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\n```\n",
      "Before Kubernetes 1.25 it was:\n\n```yaml\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n```\n",
      "Kubernetes 1.25 has no `policy/v1beta1`.\n\n```diff\n-apiVersion: policy/v1beta1\n+apiVersion: policy/v1\n kind: PodDisruptionBudget\n```\n",
    ],
    bad: [
      {
        markdown:
          "```yaml\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: mill\n```\n",
        findings: [
          "2:13 Unexpected `policy/v1beta1` for a `PodDisruptionBudget`, expected `policy/v1`: Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
        ],
      },
      {
        markdown:
          "```bash\nkubectl apply -f - <<EOF\nkind: CronJob\napiVersion: batch/v1beta1\nmetadata:\n  name: grind\nEOF\n```\n",
        findings: [
          "4:13 Unexpected `batch/v1beta1` for a `CronJob`, expected `batch/v1`: Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
        ],
      },
      {
        markdown:
          "```yaml\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: policy/v1beta1\n    kind: PodSecurityPolicy\n```\n",
        findings: [
          "5:17 Unexpected `PodSecurityPolicy`: Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
        ],
      },
      {
        markdown:
          "```yaml\napiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\n```\n",
        findings: [
          "2:13 Unexpected `flowcontrol.apiserver.k8s.io/v1beta3` for a `FlowSchema`, expected `flowcontrol.apiserver.k8s.io/v1`: Kubernetes 1.32 removed it, and the guide allows `>=1.27`",
        ],
      },
    ],
  },
  *check(page): Generator<Problem> {
    const fences = page.document.fences.filter(
      ({ language, content }) => isRead.test(language) && /beta/.test(content),
    );
    if (fences.length === 0) return;
    const allowed = clusterVersionsOf(page);
    const lines = linesOf(page.document);
    for (const fence of fences) {
      const isShown = !page.blocks.some((block) => block.fence === fence);
      if (isShown && isOfOld(leadIn(fence.line, lines))) continue;
      for (const match of fence.content.matchAll(manifest)) {
        const apiVersion = match[2] ?? match[5] ?? "";
        const kind = match[3] ?? match[4] ?? "";
        const removal = apiRemovals.find(
          (one) => one.apiVersion === apiVersion && one.kinds.includes(kind),
        );
        if (!removal || (allowed && allowed.most < removal.minor)) continue;
        const start = match.index + match[0].lastIndexOf(apiVersion);
        const from = positionAt(fence, start);
        const to = positionAt(fence, start + apiVersion.length);
        yield {
          place: { ...from, endLine: to.line, endColumn: to.column },
          message: told(removal, kind, allowed),
          // Nothing runs what a fence only shows.
          ...(isShown && { atMost: "warning" }),
          ...(!allowed && { atMost: "info" }),
          ...(allowed &&
            allowed.least < removal.minor && { evidence: "heuristic" }),
        };
      }
    }
  },
};

function told(
  { apiVersion, minor, instead }: ApiRemoval,
  kind: string,
  allowed: ClusterVersions | undefined,
): string {
  const what =
    instead === undefined
      ? `Unexpected \`${kind}\``
      : `Unexpected \`${apiVersion}\` for a \`${kind}\`, expected \`${instead}\``;
  const gone = `${what}: Kubernetes 1.${minor} removed it`;
  if (!allowed) return gone;
  const verb = allowed.least >= minor ? "requires" : "allows";
  return `${gone}, and the guide ${verb} \`${allowed.range}\``;
}
