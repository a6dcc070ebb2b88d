import {
  type Call,
  callsOf,
  isClear,
  isSettled,
  mayBe,
  mayBeAny,
  told,
} from "../../queries/calls.ts";
import {
  type ClusterCall,
  clusterCallsOf,
} from "../../queries/cluster/calls.ts";
import { isMisspelt, mentions } from "../../likeness.ts";
import {
  namespacedCalls,
  setsNamespace,
} from "../../queries/cluster/namespaces.ts";
import type { Rule } from "../../rule.ts";

/** Enough commands that agree for one that does not to stand out. */
const enough = 3;

export const strayNamespace: Rule = {
  name: "stray-namespace",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "One command misspells the namespace of all others",
  why: "It finds nothing there, and who is in a hurry takes that for an answer.",
  help: "Write the namespace as in the other commands, or set it once with `kubectl config set-context --current --namespace`.",
  examples: {
    good: [
      "```bash\nkubectl logs a -n vets\nkubectl logs b -n vets\nkubectl logs c -n vets\nkubectl logs d -n pets\n```\n",
      "```bash\nkubectl logs a -n vets-1\nkubectl logs b -n vets-1\nkubectl logs c -n vets-1\nkubectl logs d -n vets-2\n```\n",
      "```bash\nkubectl logs a -n vets-prod\nkubectl logs b -n vets-prd\n```\n",
      "```bash\nkubectl create namespace vets-prd\nkubectl logs a -n vets-prod\nkubectl logs b -n vets-prod\nkubectl logs c -n vets-prod\nkubectl logs d -n vets-prd\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl logs a -n vets-prod\nkubectl logs b -n vets-prod\nkubectl logs c --namespace vets-prod\nkubectl logs d -n vets-prd\n```\n",
        findings: [
          "5:1 Unexpected namespace `vets-prd`, expected `vets-prod` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nhelm status vets -n clinic\nhelm history vets -n clnic\nkubectl get pods -n clinic\nkubectl get secrets -n clinic\n```\n",
        findings: [
          "3:1 Unexpected namespace `clnic`, expected `clinic` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl -n clinics get pods | grep vets\n```\n\n```bash\nkubectl get pods -n clinic\nkubectl get secrets -n clinic\nkubectl get events -n=clinic\n```\n",
        findings: [
          "2:1 Unexpected namespace `clinics`, expected `clinic` as in the other commands",
        ],
      },
    ],
  },
  *check(page) {
    if (setsNamespace(page) || clusterCallsOf(page).some(isUnclear)) return;
    if (callsOf(page).some(isAnything)) return;
    const calls = namespacedCalls(page);
    const names = Map.groupBy(calls, ({ namespace }) => namespace ?? "");
    const known = [...names].flatMap(([name, uses]) =>
      name !== "" && uses.length >= enough ? [name] : [],
    );
    for (const [name, [only, more]] of names) {
      if (!only || more || !isSettled(name)) continue;
      const meant = known.find((other) => isMisspelt(name, other));
      if (meant === undefined || mentions(name, page.document) > 1) continue;
      yield {
        place: only.call.place,
        evidence: "heuristic",
        message: `Unexpected namespace \`${told(name)}\`, expected \`${told(meant)}\` as in the other commands`,
      };
    }
  },
};

/** Nobody knows the command, nor all that it names. */
function isAnything(call: Call): boolean {
  return mayBeAny(call) && !isClear({ ...call, argv: call.argv.slice(1) });
}

/** It names or makes a namespace that nobody knows: it may be the odd one. */
function isUnclear({ namespace = "", kinds, open }: ClusterCall): boolean {
  const mayBeNamespace =
    kinds.length === 0 || kinds.some((kind) => mayBe(kind, "namespace"));
  return !isSettled(namespace) || (open && mayBeNamespace);
}
