import { linesOf } from "../../../markdown/lines.ts";
import { positionAt } from "../../../markdown/positions.ts";
import {
  type ClusterCall,
  clusterCallsOf,
} from "../../queries/cluster/calls.ts";
import { kindOf } from "../../queries/cluster/kinds.ts";
import { manifestsOf } from "../../queries/cluster/manifests.ts";
import type { Page, Rule } from "../../rule.ts";

/** Kinds that are taken for each other, in the words of text. */
const confused: readonly (readonly string[])[] = [
  ["deployment", "statefulset", "daemonset"],
  ["role", "rolebinding", "clusterrole", "clusterrolebinding"],
  ["persistentvolume", "persistentvolumeclaim"],
  ["configmap", "secret"],
  ["mutatingwebhookconfiguration", "validatingwebhookconfiguration"],
  ["job", "cronjob"],
];

const words =
  "(?:cluster ?)?role ?bindings?|cluster ?roles?|roles?|deployments?|stateful ?sets?|daemon ?sets?|persistent ?volume ?claims?|persistent ?volumes?|config ?maps?|secrets?|(?:mutating|validating) ?webhook ?configurations?|cron ?jobs?|jobs?";

/** How far above a block its text is about it. */
const near = 25;

/** `deployment/x` where everything else says that x is a StatefulSet. */
export const strayKind: Rule = {
  name: "stray-kind",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A command takes an object for one of another kind",
  why: "There is no such object of that kind: the command fails, or it hits another one of the same name.",
  help: "Name the kind that the rest of the page names, or say that both are meant.",
  examples: {
    good: [
      "```bash\nkubectl exec vets-0 -- true\nkubectl logs vets-0\nkubectl rollout restart statefulset/vets\n```\n",
      "```bash\nkubectl logs vets-0\nkubectl rollout restart deployment/vets\nkubectl logs deployment/vets\n```\n",
      "Remove the `vets` cluster role and the `vets` cluster role binding:\n\n```bash\nkubectl delete clusterrole vets\nkubectl delete clusterrolebinding vets\n```\n",
      "The `vets` service leads to it:\n\n```bash\nkubectl rollout restart deployment/vets\n```\n",
      "```bash\nkubectl exec vets-0 -- true\nkubectl exec vets-0 -- date\nkubectl create deployment vets --image vets\nkubectl logs deployment/vets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl exec vets-0 -- vets backup\nkubectl exec vets-0 -- vets migrate\nkubectl logs vets-0\nkubectl rollout restart deployment/vets\n```\n",
        findings: [
          "5:1 Unexpected `deployment/vets`, expected `statefulset/vets`: its pod is `vets-0`",
        ],
      },
      {
        markdown:
          "```bash\nkubectl rollout status statefulset/vets\nkubectl scale sts vets --replicas 3\nkubectl set image sts/vets vets=vets:2\nkubectl rollout undo deploy/vets\n```\n",
        findings: [
          "5:1 Unexpected `deployment/vets`, expected `statefulset/vets` as in the other commands",
        ],
      },
      {
        markdown:
          'The ClusterRoleBinding "vets-tap" is invalid. Delete the `vets-tap` cluster role binding:\n\n```bash\nkubectl delete clusterrole/vets-tap\n```\n',
        findings: [
          "4:1 Unexpected `clusterrole/vets-tap`, expected `clusterrolebinding/vets-tap` as in the text above",
        ],
      },
    ],
  },
  *check(page) {
    const calls = clusterCallsOf(page);
    const made = new Set(
      [
        ...manifestsOf(page),
        ...calls
          .filter(({ verb }) => verb === "create")
          .flatMap(({ objects }) => objects),
      ].map(({ kind, name }) => `${kind}/${name}`),
    );
    const counted = countedIn(calls);
    for (const one of calls) {
      const [object] = one.objects;
      if (!object || made.has(`${object.kind}/${object.name}`)) continue;
      const told =
        (object.kind === "deployment"
          ? asStatefulSet(object.name, counted)
          : undefined) ?? asInText(one, page);
      if (told === undefined) continue;
      yield {
        place: one.call.place,
        evidence: "heuristic",
        message: `Unexpected \`${object.kind}/${object.name}\`, expected ${told}`,
      };
    }
  },
};

interface Counted {
  /** How often `statefulset/web` is named; `pod/web` stands for `web-0` and its like. */
  readonly times: ReadonlyMap<string, number>;
  /** Names of pods, in the order of the page. */
  readonly pods: ReadonlySet<string>;
}

function countedIn(calls: readonly ClusterCall[]): Counted {
  const times = new Map<string, number>();
  const pods = new Set<string>();
  for (const { kind, name } of calls.flatMap((one) => one.objects)) {
    if (kind === "pod") pods.add(name);
    const set = kind === "pod" ? /^(.*)-\d+$/.exec(name)?.[1] : name;
    const key = `${kind}/${set ?? ""}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return { times, pods };
}

/** Pods with a bare number belong to a StatefulSet. */
function asStatefulSet(
  name: string,
  { times, pods: names }: Counted,
): string | undefined {
  const count = (kind: string) => times.get(`${kind}/${name}`) ?? 0;
  const [pods, sets] = [count("pod"), count("statefulset")];
  if (pods + sets < 3 || count("deployment") * 2 > pods + sets)
    return undefined;
  const pod = [...names].find((other) => other.startsWith(`${name}-`));
  return sets > 0 || !pod
    ? `\`statefulset/${name}\` as in the other commands`
    : `\`statefulset/${name}\`: its pod is \`${pod}\``;
}

/** What the text above the block calls the object, where that is another kind. */
function asInText(
  { call, objects: [object] }: ClusterCall,
  { document, blocks }: Page,
): string | undefined {
  const alike = confused.find((kinds) => kinds.includes(object?.kind ?? ""));
  const fence = blocks[call.place.block]?.fence;
  if (!object || !alike || !fence || !/^[\w.-]{4,}$/.test(object.name))
    return undefined;
  const { line } = positionAt(fence, 0);
  const heading = document.headings.findLast((one) => one.line < line)?.line;
  const above = linesOf(document)
    .slice(Math.max(heading ?? 0, line - near), line - 2)
    .join(" ")
    .replace(/\s+/g, " ");
  // The patterns are slow to make, and most objects are named in code alone.
  if (!above.toLowerCase().includes(object.name.toLowerCase()))
    return undefined;
  const name = `["'\`]${object.name.replaceAll(".", "\\.")}["'\`]`;
  const kinds = [
    ...above.matchAll(
      new RegExp(`\\b(${words})\\s+${name}|${name}\\s+(${words})\\b`, "gi"),
    ),
  ].map(([, before, behind]) =>
    kindOf((before ?? behind ?? "").replace(/ /g, "")),
  );
  const [kind] = kinds;
  if (kind === undefined || kinds.length < 2) return undefined;
  const agree = kinds.every((each) => each === kind);
  return agree && kind !== object.kind && alike.includes(kind)
    ? `\`${kind}/${object.name}\` as in the text above`
    : undefined;
}
