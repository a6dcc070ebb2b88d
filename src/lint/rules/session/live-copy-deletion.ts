import type { Place } from "../../../session/events.ts";
import { callsOf, isBehind, isClear } from "../../queries/calls.ts";
import {
  type ClusterCall,
  clusterCallsOf,
} from "../../queries/cluster/calls.ts";
import type { Related } from "../../finding.ts";
import type { Page, Rule } from "../../rule.ts";
import {
  isPartOf,
  selectedBy,
  switches,
  targetsOf,
} from "../../queries/cluster/traffic.ts";
import { sharedBase, variantOf } from "../../queries/variants.ts";

const removes = /^(?:delete|uninstall)$/;

/** What a router can lead to. */
const leadsTo = /^(?:service|namespace|release|deployment|statefulset)$/;

/** Shorter names are words of many a host. */
const shortest = 4;

const holds =
  /^(?:persistentvolumeclaim|namespace|deployment|statefulset|all|release)$/;

/** After the switch the new copy is the only one; the clean-up removes it. */
export const liveCopyDeletion: Rule = {
  name: "live-copy-deletion",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A clean-up removes the copy that the traffic was switched to",
  why: "What serves the users goes, with its data, when everybody thinks that the upgrade is done.",
  help: "Remove the other copy, and look at where the traffic goes first.",
  examples: {
    good: [
      '```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"green"}}}\'\nkubectl delete deployment vets-blue\n```\n',
      '```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"green"}}}\'\n```\n\nTo go back:\n\n```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"blue"}}}\'\nkubectl delete deployment vets-green\n```\n',
      "```bash\nhelm install vets-2 ./vets -n vets-green --create-namespace\nhelm uninstall vets -n vets\nkubectl delete pvc -n vets --all\n```\n",
      "```bash\nhelm install vets-2 ./vets -n vets-green\nhelm uninstall vets-2 -n vets-green\n```\n",
      '```bash\nkubectl patch ingress vets -n vets --type json -p \'[{"op":"remove","path":"/metadata/finalizers"}]\'\nhelm uninstall vets -n vets\n```\n',
    ],
    bad: [
      {
        markdown:
          "```bash\nhelm install vets-2 ./vets --namespace vets-green --create-namespace\nhelm uninstall vets -n vets\n```\n\n```bash\nkubectl delete pvc -n vets-green --all\n```\n",
        findings: [
          "7:1 Unexpected `kubectl delete` in `vets-green`, expected the other copy: that is the only one since `vets` is removed",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"green"}}}\'\n```\n\n```bash\nkubectl delete deployment vets-green\n```\n',
        findings: [
          "6:1 Unexpected `kubectl delete` of `vets-green`, expected the other copy: the traffic was switched to `green`",
        ],
      },
      {
        markdown:
          '```bash\nNEW=vets-green\nkubectl patch service router -p \'{"spec":{"externalName":"vets.\'"$NEW"\'.svc.cluster.local"}}\'\n```\n\n```bash\nkubectl delete namespace "$NEW"\n```\n',
        findings: [
          "7:1 Unexpected `kubectl delete` of `vets-green`, expected the other copy: the traffic was switched to `vets.vets-green.svc.cluster.local`",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch ingress vets -n vets --type=json -p \'[{"op":"replace","path":"/spec/rules/0/http/paths/0/backend/service/name","value":"vets-green"}]\'\nhelm uninstall vets -n vets\n```\n',
        findings: [
          "3:1 Unexpected `helm uninstall` of `vets`, expected `vets` to stay: the release takes the ingress along that was switched",
        ],
      },
    ],
  },
  *check(page) {
    const calls = clusterCallsOf(page).filter(
      ({ options }) => !options.has("--dry-run"),
    );
    for (const removal of calls.filter(({ verb }) => removes.test(verb))) {
      const before = calls.filter(({ call }) =>
        isBehind(removal.call.place, call.place),
      );
      const told =
        lastNamespace(removal, before) ??
        switchedTo(removal, before) ??
        ledTo(removal, before) ??
        switchedIn(removal, before);
      if (!told || mayBeSwitchedSince(told.related.place, removal, page))
        continue;
      yield {
        place: removal.call.place,
        evidence: "heuristic",
        message: `Unexpected \`${removal.tool} ${removal.verb}\` ${told.message}`,
        related: [told.related],
      };
    }
  },
};

/** A command that nobody knows may have switched it to another copy. */
function mayBeSwitchedSince(
  switched: Place,
  { call }: ClusterCall,
  page: Page,
): boolean {
  return callsOf(page).some(
    (one) =>
      !isClear(one) &&
      isBehind(one.place, switched) &&
      isBehind(call.place, one.place),
  );
}

interface Told {
  readonly related: Related & { readonly place: Place };
  readonly message: string;
}

/** Installed here, and the copy in the other namespace removed since. */
function lastNamespace(
  removal: ClusterCall,
  before: readonly ClusterCall[],
): Told | undefined {
  const here = namespaceOf(removal);
  if (here === undefined || !removal.kinds.some((kind) => holds.test(kind)))
    return undefined;
  const install = before.find(
    (one) => isInstall(one) && one.namespace === here,
  );
  if (!install) return undefined;
  const gone = before.find(
    (one) =>
      removes.test(one.verb) &&
      isBehind(one.call.place, install.call.place) &&
      isOtherCopy(one, here),
  );
  const other = gone && namespaceOf(gone);
  const again = before.some(
    (one) =>
      gone &&
      isInstall(one) &&
      one.namespace === other &&
      isBehind(one.call.place, gone.call.place),
  );
  if (!gone || other === undefined || again) return undefined;
  return {
    message: `in \`${here}\`, expected the other copy: that is the only one since \`${other}\` is removed`,
    related: { place: gone.call.place, message: `\`${other}\` goes here` },
  };
}

function namespaceOf({ namespace, objects }: ClusterCall): string | undefined {
  const [object] = objects;
  return object?.kind === "namespace" ? object.name : namespace;
}

function isInstall({ verb, options }: ClusterCall): boolean {
  return verb === "install" || options.has("--install");
}

/** A release or a namespace of the same base name. */
function isOtherCopy(one: ClusterCall, here: string): boolean {
  const there = namespaceOf(one);
  return (
    there !== undefined &&
    one.kinds.some((kind) => kind === "release" || kind === "namespace") &&
    sharedBase(there, here) !== undefined
  );
}

/** A selector names the copy that is removed. */
function switchedTo(
  removal: ClusterCall,
  before: readonly ClusterCall[],
): Told | undefined {
  const [object] = removal.objects;
  const copy = object && variantOf(object.name)?.copy;
  if (!object || copy === undefined) return undefined;
  const last = before.findLast((one) => selectedBy(one).length > 0);
  if (!last || !selectedBy(last).includes(copy)) return undefined;
  return {
    message: `of \`${object.name}\`, expected the other copy: the traffic was switched to \`${copy}\``,
    related: {
      place: last.call.place,
      message: "the traffic is switched here",
    },
  };
}

/** The last change of a router names what is removed, as in `vets.vets-green.svc`. */
function ledTo(
  removal: ClusterCall,
  before: readonly ClusterCall[],
): Told | undefined {
  const [object] = removal.objects;
  if (!object || !leadsTo.test(object.kind) || object.name.length < shortest)
    return undefined;
  const last = before.findLast((one) => targetsOf(one).length > 0);
  const target =
    last && targetsOf(last).find((one) => isPartOf(one, object.name));
  if (!last || target === undefined) return undefined;
  return {
    message: `of \`${object.name}\`, expected the other copy: the traffic was switched to \`${target}\``,
    related: {
      place: last.call.place,
      message: "the traffic is switched here",
    },
  };
}

/** What was switched belongs to the release that is removed. */
function switchedIn(
  { objects: [release], namespace }: ClusterCall,
  before: readonly ClusterCall[],
): Told | undefined {
  if (release?.kind !== "release") return undefined;
  const change = before.findLast((one) => {
    return (
      one.namespace === namespace &&
      one.objects[0]?.name === release.name &&
      switches(one)
    );
  });
  const kind = change?.objects[0]?.kind;
  if (!change || kind === undefined) return undefined;
  return {
    message: `of \`${release.name}\`, expected \`${release.name}\` to stay: the release takes the ${kind} along that was switched`,
    related: {
      place: change.call.place,
      message: `the ${kind} is switched here`,
    },
  };
}
