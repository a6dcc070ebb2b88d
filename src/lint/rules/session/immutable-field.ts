import type { Place } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import { type Call, isSettled } from "../../queries/calls.ts";
import { clusterCallsOf } from "../../queries/cluster/calls.ts";
import {
  type Patch,
  type PatchedField,
  patchOf,
} from "../../queries/cluster/patches.ts";
import { placeOfWord } from "../../queries/words-of-calls.ts";
import type { Page, Rule } from "../../rule.ts";

/**
 * What the API server refuses to change once an object exists.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
const fixed: readonly {
  readonly kinds: RegExp;
  readonly path: RegExp;
  readonly instead: string;
}[] = [
  {
    kinds: /./,
    path: /^\/metadata\/name$/,
    instead: "a new object and the removal of the old one",
  },
  {
    kinds: /^(?:deployment|daemonset|statefulset|replicaset)$/,
    path: /^\/spec\/selector\b/,
    instead: "a new object: a selector is fixed",
  },
  {
    kinds: /^statefulset$/,
    path: /^\/spec\/(?:volumeClaimTemplates|serviceName|podManagementPolicy)\b/,
    instead: "`kubectl delete --cascade=orphan` and a new StatefulSet",
  },
  {
    kinds: /^job$/,
    path: /^\/spec\/(?:template\/spec\/(?:containers|initContainers|volumes)|selector)\b/,
    instead: "a new Job",
  },
  {
    kinds: /^service$/,
    path: /^\/spec\/clusterIP$/,
    instead: "a new Service",
  },
  {
    kinds: /^persistentvolumeclaim$/,
    path: /^\/spec\/(?:storageClassName|accessModes|volumeMode)\b/,
    instead: "a new claim",
  },
  {
    kinds: /^storageclass$/,
    path: /^\/(?:provisioner|parameters|reclaimPolicy|volumeBindingMode)\b/,
    instead: "a new storage class",
  },
  {
    kinds: /^(?:cluster)?rolebinding$/,
    path: /^\/roleRef\b/,
    instead: "a new binding",
  },
];

/** A patch that the API server refuses. */
export const immutableField: Rule = {
  name: "immutable-field",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: [],
  summary: "A patch changes a field that Kubernetes never lets change",
  why: "The server refuses it, and whoever follows stands in the middle of the change.",
  help: "Make a new object with the field as wanted, move over to it, then remove the old one.",
  examples: {
    good: [
      '```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"green"}}}\'\n```\n',
      '```bash\nkubectl patch deployment vets -p \'{"metadata":{"labels":{"name":"vets"}}}\'\n```\n',
      '```bash\nkubectl patch deployment vets -p \'{"metadata":{"name":"vets"},"spec":{"replicas":2}}\'\n```\n',
      '```bash\nkubectl patch pvc data -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'\n```\n',
      '```bash\nkubectl patch deployment vets --type json -p \'[{"op":"test","path":"/metadata/name","value":"vets-2"}]\'\n```\n',
      '```bash\nkubectl patch job vets -p "$PATCH"\n```\n',
    ],
    bad: [
      {
        markdown:
          '```bash\nkubectl patch deployment vets-canary -n vets -p \\\n  \'{"metadata":{"name":"vets"}}\'\n```\n',
        findings: [
          "3:3 Unexpected patch of `metadata.name` of a `deployment`, expected a new object and the removal of the old one",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch sts/db --type=json -p \'[{"op":"replace","path":"/spec/volumeClaimTemplates/0/spec/resources/requests/storage","value":"20Gi"}]\'\n```\n',
        findings: [
          "2:37 Unexpected patch of `spec.volumeClaimTemplates` of a `statefulset`, expected `kubectl delete --cascade=orphan` and a new StatefulSet",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch deploy vets -p \'{"spec":{"selector":{"matchLabels":{"version":"green"}}}}\'\n```\n',
        findings: [
          "2:30 Unexpected patch of `spec.selector` of a `deployment`, expected a new object: a selector is fixed",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch job migrate -p \'{"spec":{"template":{"spec":{"containers":[{"name":"x","image":"vets:2"}]}}}}\'\n```\n',
        findings: [
          "2:30 Unexpected patch of `spec.template.spec.containers` of a `job`, expected a new Job",
        ],
      },
    ],
  },
  *check(page) {
    for (const one of clusterCallsOf(page)) {
      const patch = patchOf(one);
      const refused = patch && refusedOf(patch);
      if (!refused) continue;
      const { field, instead } = refused;
      yield {
        place: placeOf(one.call, patch.text, page),
        message: `Unexpected patch of \`${field}\` of a \`${patch.object.kind}\`, expected ${instead}`,
      };
    }
  },
};

/** Of the patch itself, where it is a word of its own. */
function placeOf(call: Call, text: string, page: Page): Place {
  const index = call.argv.findIndex((word) => known(word) === text);
  return index < 0 ? call.place : placeOfWord(call, index, page);
}

function refusedOf({ object, fields }: Patch) {
  for (const { kinds, path, instead } of fixed) {
    if (!kinds.test(object.kind)) continue;
    const found = fields.find(
      (field) => path.test(field.path) && !isSame(field, object.name),
    );
    const field = found && path.exec(found.path)?.[0];
    if (field !== undefined)
      return { field: field.slice(1).replaceAll("/", "."), instead };
  }
  return undefined;
}

/** A name that is patched to what it is; what nobody knows may be that. */
function isSame({ path, value }: PatchedField, name: string): boolean {
  if (typeof value === "string" && !isSettled(value)) return true;
  return path === "/metadata/name" && value === name;
}
