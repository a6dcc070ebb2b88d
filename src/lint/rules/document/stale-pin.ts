import { positionAt } from "../../../markdown/positions.ts";
import type { Link } from "../../../markdown/document.ts";
import type { ProductFacts } from "../../../plan/expect.ts";
import { millExpectations } from "../../facts-example.ts";
import type { Problem } from "../../finding.ts";
import { judgeOf } from "../../queries/product/phases.ts";
import { pinsOf, type Pin } from "../../queries/product/pins.ts";
import type { Rule } from "../../rule.ts";

/** A version of the product that is neither the guide's start nor its target. */
export const stalePin: Rule = {
  name: "stale-pin",
  on: "document",
  tier: "tool",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell"],
  summary: "A step names a version of the product that the guide is not about",
  why: "The reader installs a version that no other step of the guide was written for.",
  help: "Write the version that the step is to run: the target's to upgrade, the start's to roll back.",
  examples: {
    expectations: millExpectations,
    good: [
      "## Upgrade\n\n```bash\ndocker pull ghcr.io/vets/mill:2.0.0\ndocker tag ghcr.io/vets/mill:1.2.0 mill:before\ngit diff v1.2.0 v2.0.0\n```\n",
      "## Prepare\n\n```bash\ndocker pull ghcr.io/vets/mill:v2.0.0\ndocker pull redis:1.1.0\n```\n",
      "## Roll back\n\n```bash\ngit checkout v1.2.0\nhelm upgrade mill ./mill --set image.tag=1.2.0\ndocker run --rm ghcr.io/vets/mill:2.0.0 migrate down\n```\n",
      "## Upgrade\n\n```bash\ndocker pull ghcr.io/vets/mill-sails:1.0.0\nhelm upgrade db bitnami/postgresql --version 1.1.0\nhelm upgrade mill vets/mill -f env/mill --version 2.0.0\nhelm get values mill\n```\n",
      "## Prepare\n\n```bash\nhelm show values vets/mill --version 1.2.0\n```\n",
      "See the [notes of 2.0.0](https://github.com/vets/mill/releases/tag/v2.0.0).\n",
    ],
    bad: [
      {
        markdown:
          "## Upgrade\n\n```bash\ndocker pull ghcr.io/vets/mill:1.1.0\n```\n",
        findings: [
          "4:31 Unexpected `1.1.0`, expected `2.0.0`: the guide leads from 1.2.0 to 2.0.0",
        ],
      },
      {
        markdown:
          "## Upgrade\n\n```bash\nhelm upgrade mill ./mill \\\n  --set image.tag=v1.2.0\ngit checkout v1.2.0\n```\n",
        findings: [
          "5:19 Unexpected `v1.2.0`, expected `v2.0.0`: here the guide upgrades",
          "6:14 Unexpected `v1.2.0`, expected `v2.0.0`: here the guide upgrades",
        ],
      },
      {
        markdown:
          "## Upgrade\n\n```bash\nhelm upgrade mill oci://ghcr.io/vets/mill --version 1.1.0 --wait\nhelm upgrade mill \\\n  vets/mill -n mill --version v1.2.0\n```\n",
        findings: [
          "4:53 Unexpected `1.1.0`, expected `2.0.0`: the guide leads from 1.2.0 to 2.0.0",
          "6:31 Unexpected `v1.2.0`, expected `v2.0.0`: here the guide upgrades",
        ],
      },
      {
        markdown:
          "## Back out\n\n```bash phase=rollback\nkubectl set image deploy/mill mill=ghcr.io/vets/mill:2.0.0\n```\n",
        findings: [
          "4:54 Unexpected `2.0.0`, expected `1.2.0`: here the guide rolls back",
        ],
      },
      {
        markdown:
          "```yaml\nservices:\n  mill:\n    image: ghcr.io/vets/mill:2.1.0\n```\n\nRead the [notes](https://github.com/vets/mill/releases/tag/v1.1.0).\n",
        findings: [
          "4:30 Unexpected `2.1.0`, expected `2.0.0`: the guide leads from 1.2.0 to 2.0.0",
          "7:10 Unexpected link to 1.1.0, the guide leads from 1.2.0 to 2.0.0",
        ],
      },
    ],
  },
  *check(page): Generator<Problem> {
    const { facts, from, to } = page.expectations;
    if (!facts || from === undefined || to === undefined) return;
    const ends = { from, to };
    for (const pin of pinsOf(page, facts)) {
      const stale = whyStale(pin, facts, ends);
      if (!stale) continue;
      const prefix = pin.written.startsWith("v") ? "v" : "";
      const [start, end] = [pin.start, pin.end].map((at) =>
        positionAt(pin.fence, at),
      );
      if (!start || !end) continue;
      yield {
        place: { ...start, endLine: end.line, endColumn: end.column },
        message: `Unexpected \`${pin.written}\`, expected \`${prefix}${stale.expected}\`: ${stale.why}`,
        ...((!pin.isSure || !stale.isCertain) && { evidence: "heuristic" }),
      };
    }
    for (const link of page.document.links) {
      const version = versionLinked(link, facts);
      if (version === undefined || !isOutside(version, facts, ends)) continue;
      yield {
        place: link,
        message: `Unexpected link to ${version}, the guide leads from ${from} to ${to}`,
        atMost: "info",
      };
    }
  },
};

interface Ends {
  readonly from: string;
  readonly to: string;
}

function whyStale(
  { fence, version, deploys }: Pin,
  facts: ProductFacts,
  { from, to }: Ends,
):
  | { readonly expected: string; readonly why: string; isCertain: boolean }
  | undefined {
  const { phase, isStated } = judgeOf(fence);
  const isBack = phase === "rollback";
  if (isOutside(version, facts, { from, to }))
    return {
      expected: isBack ? from : to,
      why: `the guide leads from ${from} to ${to}`,
      isCertain: true,
    };
  // A page that stays at one version may start it anew in any phase.
  if (!deploys || from === to) return undefined;
  if (phase === "upgrade" && version === from)
    return {
      expected: to,
      why: "here the guide upgrades",
      isCertain: isStated,
    };
  // Only the new code may know how to take its own migrations back.
  const isCode = /\bgit\b/.test(fence.content);
  if (isBack && version === to && !isCode)
    return {
      expected: from,
      why: "here the guide rolls back",
      isCertain: isStated,
    };
  return undefined;
}

/** A release that is known and not on the way; what is on it may be a landing. */
function isOutside(
  version: string,
  { versions }: ProductFacts,
  { from, to }: Ends,
): boolean {
  const at = versions.indexOf(version);
  return at >= 0 && (at < versions.indexOf(from) || at > versions.indexOf(to));
}

/** A page of one release, of the product's own site or repository. */
function versionLinked(
  { url }: Link,
  { id, versions }: ProductFacts,
): string | undefined {
  const [, version] = /\/v?(\d+\.\d+\.\d+)(?=[/?#]|$)/.exec(url) ?? [];
  const isOwn = new RegExp(`(?<![a-z])${id}(?![a-z])`, "i").test(url);
  return isOwn && version !== undefined && versions.includes(version)
    ? version
    : undefined;
}
