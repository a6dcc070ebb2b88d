import { hasUnknownUpTo } from "../../queries/calls.ts";
import {
  type ClusterCall,
  clusterCallsOf,
} from "../../queries/cluster/calls.ts";
import { isWorkload } from "../../queries/cluster/kinds.ts";
import { type Manifest, manifestsOf } from "../../queries/cluster/manifests.ts";
import type { Problem } from "../../finding.ts";
import type { Page, Rule } from "../../rule.ts";
import { targetsOf } from "../../queries/cluster/traffic.ts";
import { variantOf } from "../../queries/variants.ts";

/** Used so often, a name is the one that the reader has. */
const often = 3;

const acts =
  /^(?:delete|patch|scale|edit|rollout \w+|set \w+|logs|exec|wait|label|annotate)$/;

const makes = /^(?:create|run)$/;

/** `vets-blue` is removed, and the page knows `vets` and makes `vets-green`. */
export const absentVariant: Rule = {
  name: "absent-variant",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["stray-name"],
  summary: "A command acts on a copy of an object that no step makes",
  why: "There is no object of that name: the command fails, and the one that was meant runs on.",
  help: "Name the object as the rest of the page does, or add the step that makes the copy.",
  examples: {
    good: [
      "```bash\nkubectl create deployment vets-green --image vets:2\nkubectl rollout status deploy/vets-green\nkubectl delete deploy vets-blue\n```\n",
      "```bash\nkubectl rollout status deploy/vets\nkubectl logs deploy/vets\nkubectl set image deploy/vets vets=vets:2\nkubectl rollout status deploy/vets-worker\n```\n",
      "```bash\nkubectl create deployment vets-blue --image vets:1\nkubectl create deployment vets-green --image vets:2\nkubectl delete deployment vets-blue\n```\n",
      '```bash\nkubectl port-forward -n clinic-green svc/vets-green 8080:80\nkubectl patch ingress clinic -n clinic --type=json -p \'[{"op":"replace","path":"/spec/rules/0/http/paths/0/backend/service/name","value":"vets-green"}]\'\n```\n',
      "```bash\nkubectl create job vets-migrate-2 --image vets:2\nkubectl apply -f migrate.yaml\nkubectl wait --for=condition=complete job/vets-migrate\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl rollout status deploy/vets\nkubectl logs deploy/vets\nkubectl set image deploy/vets vets=vets:2\n```\n\n```bash\nkubectl create deployment vets-green --image vets:2\nkubectl delete deployment vets-blue\n```\n",
        findings: [
          "9:1 Unexpected deployment `vets-blue`, expected `vets`: no step makes the other",
        ],
      },
      {
        markdown:
          '```bash\nhelm install vets ./vets -n clinic-green\nkubectl port-forward -n clinic-green svc/vets 8080:80\n```\n\n```bash\nkubectl patch ingress clinic -n clinic --type=json -p \'[{"op":"replace","path":"/spec/rules/0/http/paths/0/backend/service/name","value":"vets-green"}]\'\n```\n',
        findings: [
          "7:1 Unexpected service `vets-green`, expected `vets`: no step makes the other",
        ],
      },
      {
        markdown:
          "```bash\nkubectl create job vets-migrate-v2-0 --image vets:2\nkubectl wait --for=condition=complete job/vets-migrate\n```\n",
        findings: [
          "3:1 Unexpected job `vets-migrate`, expected `vets-migrate-v2-0`: no step makes the other",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get deploy vets\nkubectl rollout restart deploy/vets\nkubectl logs deploy/vets\nkubectl apply -f - <<EOF\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: vets-canary\nEOF\nkubectl delete deploy vets-stable\n```\n",
        findings: [
          "11:1 Unexpected deployment `vets-stable`, expected `vets`: no step makes the other",
        ],
      },
    ],
  },
  *check(page) {
    const calls = clusterCallsOf(page);
    // What is made under a name that nobody knows may be any.
    if (calls.some(({ verb, open }) => open && makes.test(verb))) return;
    const made = madeOn(page, calls);
    for (const one of calls) yield* misled(one, calls, made);
    for (const one of calls) {
      const [object] = one.objects;
      if (!object || !isWorkload(object.kind) || !acts.test(one.verb)) continue;
      const { kind, name } = object;
      if (made.some((other) => other.kind === kind && other.name === name))
        continue;
      const meant = meantCopy(one, calls, made) ?? meantJob(one, calls, made);
      if (meant === undefined || hasUnknownUpTo(Infinity, page)) continue;
      yield {
        place: one.call.place,
        evidence: "heuristic",
        message: `Unexpected ${kind} \`${name}\`, expected \`${meant}\`: no step makes the other`,
      };
    }
  },
};

/** A route to `vets-green`, where the service of the green namespace is `vets`. */
function* misled(
  one: ClusterCall,
  calls: readonly ClusterCall[],
  made: readonly Made[],
): Generator<Problem> {
  for (const target of targetsOf(one)) {
    const variant = variantOf(target);
    if (!variant || made.some(({ name }) => name === target)) continue;
    const known = calls.some(({ objects }) =>
      objects.some(({ name }) => name === target),
    );
    const there = calls.find(
      ({ objects, namespace }) =>
        namespace !== one.namespace &&
        variantOf(namespace ?? "")?.copy === variant.copy &&
        objects.some(
          ({ kind, name }) => kind === "service" && name === variant.base,
        ),
    );
    if (known || !there) continue;
    yield {
      place: one.call.place,
      evidence: "heuristic",
      message: `Unexpected service \`${target}\`, expected \`${variant.base}\`: no step makes the other`,
      related: [
        {
          place: there.call.place,
          message: `\`${variant.base}\` is asked here`,
        },
      ],
    };
  }
}

type Made = Pick<Manifest, "kind" | "name">;

function madeOn(page: Page, calls: readonly ClusterCall[]): readonly Made[] {
  return [
    ...manifestsOf(page),
    ...calls
      .filter(({ verb }) => makes.test(verb))
      .flatMap(({ objects }) => objects),
  ];
}

/** The name without the word that tells the copies apart, where others are made from it. */
function meantCopy(
  { objects: [object] }: ClusterCall,
  calls: readonly ClusterCall[],
  made: readonly Made[],
): string | undefined {
  const variant = object && variantOf(object.name);
  if (!variant || /\d$/.test(variant.copy)) return undefined;
  const uses = (name: string): number =>
    calls.filter(({ objects }) =>
      objects.some(
        (other) => other.kind === object.kind && other.name === name,
      ),
    ).length;
  const sibling = made.some(
    ({ kind, name }) =>
      kind === object.kind && variantOf(name)?.base === variant.base,
  );
  return sibling && uses(variant.base) >= often && uses(object.name) === 1
    ? variant.base
    : undefined;
}

/** A job is there once it is made, and under the name it is made with. */
function meantJob(
  { call, objects: [object] }: ClusterCall,
  calls: readonly ClusterCall[],
  made: readonly Made[],
): string | undefined {
  if (object?.kind !== "job") return undefined;
  const unseen = calls.some(
    ({ verb, options, call: other }) =>
      /^(?:apply|create|replace)$/.test(verb) &&
      other.place.block === call.place.block &&
      options.values("-f", "--filename", "-k").some((path) => path !== "-"),
  );
  if (unseen) return undefined;
  return made.find(
    ({ kind, name }) =>
      kind === "job" &&
      variantOf(name)?.base === object.name &&
      /\d$/.test(name),
  )?.name;
}
