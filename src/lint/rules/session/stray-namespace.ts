import { readOptions } from "../../../shell/words.ts";
import type { Event } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import { distance } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";

type Call = Extract<Event, { kind: "call" }>;

/** Subcommands that act on objects of one namespace. */
const namespaced: ReadonlyMap<string, RegExp> = new Map([
  ["kubectl", /^(?:logs|exec|rollout|scale|set|port-forward|cp|autoscale)$/],
  ["helm", /^(?:upgrade|rollback|history|status|uninstall|get|test)$/],
]);

/** Enough commands that agree for one that does not to stand out. */
const enough = 3;

export const strayNamespace: Rule = {
  name: "stray-namespace",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "One command lacks the namespace that all others name",
  why: "It acts on whatever namespace the reader's context has: it finds nothing there, or another team's objects.",
  help: "Name the namespace in every command, or set it once with `kubectl config set-context --current --namespace`.",
  examples: {
    good: [
      "```bash\nkubectl rollout status deploy/vets -n vets\nkubectl logs deploy/vets -n vets\nkubectl exec deploy/vets -n vets -- true\nhelm status vets -n vets\n```\n",
      "```bash\nkubectl logs deploy/vets -n vets\nkubectl logs deploy/vets\n```\n",
      "```bash\nkubectl config set-context --current --namespace vets\nkubectl logs a -n vets\nkubectl logs b -n vets\nkubectl logs c -n vets\nkubectl logs d\n```\n",
      "```bash\nkubectl logs a -n vets\nkubectl logs b -n vets\nkubectl logs c -n vets\nkubectl get nodes\nkubectl logs d -n pets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl rollout status deploy/vets -n vets\nkubectl logs deploy/vets -n vets\nkubectl exec deploy/vets -n vets -- true\nkubectl rollout undo deploy/vets\n```\n",
        findings: [
          "5:1 Unexpected `kubectl rollout` without a namespace, expected `-n vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nhelm status vets -n vets\nhelm history vets -n vets\nhelm get values vets -n vets\nhelm rollback vets 3\n```\n",
        findings: [
          "5:1 Unexpected `helm rollback` without a namespace, expected `-n vets` as in the other commands",
        ],
      },
      {
        markdown:
          "```bash\nkubectl logs a -n vets-prod\nkubectl logs b -n vets-prod\nkubectl logs c --namespace vets-prod\nkubectl logs d -n vets-prd\n```\n",
        findings: [
          "5:1 Unexpected namespace `vets-prd`, expected `vets-prod` as in the other commands",
        ],
      },
    ],
  },
  *check({ rehearsal }) {
    const calls = rehearsal.events.filter((event) => event.kind === "call");
    if (calls.some(setsContext)) return;
    const uses = calls.flatMap((call) => useOf(call) ?? []);
    if (uses.some(({ namespace }) => namespace === "unknown")) return;
    const given = uses.filter(({ namespace }) => namespace !== undefined);
    const names = Map.groupBy(given, ({ namespace }) => namespace ?? "");
    const [usual, ...others] = [...names].sort(
      ([, a], [, b]) => b.length - a.length,
    );
    if (!usual || usual[1].length < enough) return;
    const [expected] = usual;

    const missing = uses.filter(({ namespace }) => namespace === undefined);
    const [stray, second] = missing;
    if (stray && !second && others.length === 0) {
      yield {
        place: stray.call.place,
        evidence: "heuristic",
        message: `Unexpected \`${stray.command}\` without a namespace, expected \`-n ${expected}\` as in the other commands`,
      };
    }
    for (const [name, [only, more]] of others) {
      if (!only || more || distance(name, expected) > 1 || name.length < 5)
        continue;
      yield {
        place: only.call.place,
        evidence: "heuristic",
        message: `Unexpected namespace \`${name}\`, expected \`${expected}\` as in the other commands`,
      };
    }
  },
};

interface Use {
  readonly call: Call;
  readonly command: string;
  /** Missing where the command names none. */
  readonly namespace: string | undefined;
}

function useOf(call: Call): Use | undefined {
  const words = call.argv.map((value) => known(value));
  const [tool = ""] = words;
  const plain = words.slice(1).map((word) => word ?? "\ue000");
  const dashes = plain.indexOf("--");
  const own = dashes < 0 ? plain : plain.slice(0, dashes);
  const { value, operands } = readOptions(own, {
    valued: [
      "-n",
      "--namespace",
      "--context",
      "--kube-context",
      "-l",
      "-o",
      "-c",
      "-f",
    ],
    shortEquals: true,
  });
  const [subcommand = ""] = operands;
  if (!namespaced.get(tool)?.test(subcommand)) return undefined;
  const all = own.includes("-A") || own.includes("--all-namespaces");
  if (
    all ||
    own.some((word) => word.includes("\ue000") && word.startsWith("-"))
  )
    return undefined;
  const given = value("-n", "--namespace");
  return {
    call,
    command: `${tool} ${subcommand}`,
    namespace: given?.includes("\ue000") ? "unknown" : given,
  };
}

/** From then on the namespace is the context's. */
function setsContext({ argv }: Call): boolean {
  const words = argv.map((value) => known(value) ?? "");
  return (
    words[0] === "kubens" ||
    words.includes("set-context") ||
    words.includes("use-context")
  );
}
