import { wordsOf } from "../../likeness.ts";
import { isInside, isSettled, told } from "../../queries/calls.ts";
import type { ClusterCall } from "../../queries/cluster/calls.ts";
import { enough, homeOf, homesOf } from "../../queries/homes.ts";
import { isNamespaced } from "../../queries/cluster/kinds.ts";
import { placeAround } from "../../queries/neighbours.ts";
import {
  namespacedCalls,
  setsNamespace,
} from "../../queries/cluster/namespaces.ts";
import type { Rule } from "../../rule.ts";

/** So many agree with each that does not, where nothing but their number speaks. */
const handful = 4;

/** Shorter words are in many a name. */
const shortest = 4;

/** Verbs that act on one object, or look into it. */
const acting =
  /^(?:exec|logs|rollout \w+|scale|set \w+|port-forward|cp|attach|delete|patch|edit|annotate|label|autoscale|describe)$/;

/** A command that goes to another namespace than all others do. */
export const missingNamespace: Rule = {
  name: "missing-namespace",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A command lacks the namespace that the others name",
  why: "It acts on whatever namespace the reader's context has: it finds nothing there, or another team's objects.",
  help: "Name the namespace in every command, or set it once with `kubectl config set-context --current --namespace`.",
  examples: {
    good: [
      "```bash\nhelm status vets -n vets\nhelm history vets -n vets\nhelm get values vets -n vets\nhelm status pets\nhelm history pets\n```\n",
      "```bash\nhelm status vets -n vets\nhelm history vets -n vets\nhelm get values vets -n vets\nhelm upgrade vets ...\nhelm rollback vets $ARGUMENTS\n```\n",
      "```bash\nkubectl rollout status deploy/vets -n vets\nkubectl logs deploy/vets -n vets\nkubectl exec deploy/vets -n vets -- true\nhelm status vets -n vets\n```\n",
      "```bash\nkubectl config set-context --current --namespace vets\nkubectl logs a -n vets\nkubectl logs b -n vets\nkubectl logs c -n vets\nkubectl logs d\n```\n",
      "```bash\nkubectl logs a -n vets\nkubectl logs b -n vets\nkubectl logs c -n vets\nkubectl get nodes\nkubectl get pods -A\nkubectl logs d -n pets\n```\n",
      "```bash\nkubectl get pods -n mesh\nkubectl logs deploy/mesh -n mesh\nkubectl rollout status deploy/mesh -n mesh\n```\n\nIn the namespace of the clinic:\n\n```bash\nkubectl rollout restart deploy/vets\nkubectl get pods\n```\n",
      "```bash\nkubectl get pods -n mesh\nkubectl logs deploy/mesh -n mesh\nkubectl get cm -n mesh\nkubectl rollout status deploy/mesh -n mesh\nkubectl rollout restart deploy/vets\n```\n",
      "```bash\nhelm install vets ./vets\n```\n\nOr in a namespace:\n\n```bash\nhelm install vets ./vets -n clinic\nhelm status vets -n clinic\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl rollout status deploy/vets -n vets\nkubectl logs deploy/vets -n vets\nkubectl exec deploy/vets -n vets -- true\nkubectl rollout undo deploy/vets\n```\n",
        findings: [
          "5:1 Unexpected `kubectl rollout undo` without a namespace, expected `-n vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nhelm upgrade vets vets/vets --dry-run\nhelm upgrade vets vets/vets\nhelm test vets -n clinic\nhelm history vets -n clinic\nhelm rollback vets -n clinic\nhelm rollback vets 3 -n clinic\n```\n",
        findings: [
          "2:1 Unexpected `helm upgrade` without a namespace, expected `-n clinic` as in the other commands",
          "3:1 Unexpected `helm upgrade` without a namespace, expected `-n clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nhelm install vets vets/vets -n clinic --create-namespace\n```\n\n```bash\nhelm upgrade vets vets/vets\n```\n",
        findings: [
          "6:1 Unexpected `helm upgrade` without a namespace, expected `-n clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get pods -n clinic\nkubectl get secrets -n clinic -o yaml\nkubectl logs vets-0 -n clinic\nkubectl exec vets-0 -- vets version\nkubectl exec db-0 -- pg_dump vets > vets.sql\nkubectl rollout restart sts/vets -n clinic\n```\n",
        findings: [
          "5:1 Unexpected `kubectl exec` without a namespace, expected `-n clinic` as in the other commands",
          "6:1 Unexpected `kubectl exec` without a namespace, expected `-n clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl get pods -n clinic\nkubectl logs deploy/clinic-web -n clinic\nkubectl get cm -n clinic\nkubectl rollout status deploy/clinic-web -n clinic\nkubectl scale deploy/clinic-worker --replicas 0\n```\n",
        findings: [
          "6:1 Unexpected `kubectl scale` without a namespace, expected `-n clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl -n $NS delete service vets-old\nkubectl delete secret vets-old-tls\nkubectl -n $NS delete deployment vets-old\n```\n",
        findings: [
          "3:1 Unexpected `kubectl delete` without a namespace, expected `-n $NS` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl exec -n clinic $(kubectl get pods -l app=vets -o name) -- vets version\n```\n",
        findings: [
          "2:26 Unexpected `kubectl get` without a namespace, expected `-n clinic` as in the command around it",
        ],
      },
    ],
  },
  *check(page) {
    if (setsNamespace(page)) return;
    const calls = namespacedCalls(page);
    const homes = homesOf(page, calls);
    const usual = usualOf(calls);
    const given = calls.filter(({ namespace }) => namespace !== undefined);
    const givenIn = Map.groupBy(given, ({ call }) => call.place.block);
    const strays = calls.filter(
      ({ namespace, open }) => namespace === undefined && !open,
    );
    const proven = new Map<ClusterCall, string>();
    for (const stray of strays) {
      const meant = homeOf(stray, calls, homes);
      if (meant !== undefined) proven.set(stray, meant);
    }
    for (const stray of strays) {
      const beside = givenIn.get(stray.call.place.block) ?? [];
      const outer = beside.find(
        ({ call }) =>
          call !== stray.call &&
          call.place.start < stray.call.place.start &&
          isInside(stray.call.place, call.place) &&
          call.namespace === stray.call.namespace,
      );
      const meant =
        outer?.namespace ??
        proven.get(stray) ??
        between(stray, calls) ??
        (isLike(stray, [...proven], usual) ||
        isAlone(stray, given, calls.length)
          ? usual
          : undefined);
      if (meant === undefined || !isSettled(meant)) continue;
      const where = outer ? "the command around it" : "the other commands";
      yield {
        place: stray.call.place,
        evidence: "heuristic",
        message: `Unexpected \`${stray.tool} ${stray.verb}\` without a namespace, expected \`-n ${told(meant)}\` as in ${where}`,
      };
    }
  },
};

/** The namespace that most of the commands name, where there are enough. */
function usualOf(calls: readonly ClusterCall[]): string | undefined {
  const given = calls.flatMap(({ namespace }) => namespace ?? []);
  const [first] = [...Map.groupBy(given, (name) => name)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!first || first[1].length < enough) return undefined;
  return first[1].length * 2 > given.length ? first[0] : undefined;
}

/** A command on a kind that is sure to have a namespace, between two that name the same. */
function between(
  stray: ClusterCall,
  calls: readonly ClusterCall[],
): string | undefined {
  const sure =
    stray.tool === "kubectl" && stray.kinds.every((kind) => isNamespaced(kind));
  if (!sure || stray.objects.length === 0) return undefined;
  const placed = calls
    .filter(({ tool }) => tool === stray.tool)
    .map(({ call, namespace: place }) => ({ call, place }));
  return placeAround({ call: stray.call, place: undefined }, placed);
}

/** A page that forgets the namespace of an object forgets it with the same verb of others. */
function isLike(
  stray: ClusterCall,
  proven: readonly (readonly [ClusterCall, string])[],
  usual: string | undefined,
): boolean {
  return (
    stray.tool === "kubectl" &&
    acting.test(stray.verb) &&
    proven.some(
      ([{ tool, verb }, home]) =>
        tool === stray.tool && verb === stray.verb && home === usual,
    )
  );
}

/** Nearly all commands go to one namespace, and its name or theirs speaks for this one. */
function isAlone(
  stray: ClusterCall,
  given: readonly ClusterCall[],
  all: number,
): boolean {
  if (!acting.test(stray.verb)) return false;
  if ((all - given.length) * handful > given.length) return false;
  const names = given.flatMap(({ namespace = "", objects }) => [
    namespace,
    ...objects.map(({ name }) => name),
  ]);
  return (
    new Set(given.map(({ namespace }) => namespace)).size === 1 &&
    stray.objects.some(({ name }) => names.some((other) => isKin(name, other)))
  );
}

/** `vets-web` and `vets`: a word of some length in common. */
function isKin(name: string, other: string): boolean {
  const words = wordsOf(other);
  return wordsOf(name).some(
    (word) => word.length >= shortest && words.includes(word),
  );
}
