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
      "```bash\nhelm status vets -n vets\nhelm history vets -n vets\nhelm get values vets -n vets\nhelm status pets\nhelm history pets\n```\n",
      "```bash\nhelm status vets -n vets\nhelm history vets -n vets\nhelm get values vets -n vets\nhelm upgrade vets ...\nhelm rollback vets $ARGUMENTS\n```\n",
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
      {
        markdown:
          "```bash\nhelm upgrade vets vets/vets --dry-run\nhelm upgrade vets vets/vets\nhelm test vets -n clinic\nhelm history vets -n clinic\nhelm rollback vets -n clinic\nhelm rollback vets 3 -n clinic\n```\n",
        findings: [
          "2:1 Unexpected `helm upgrade` without a namespace, expected `-n clinic` as in the other commands",
          "3:1 Unexpected `helm upgrade` without a namespace, expected `-n clinic` as in the other commands",
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
    const alone = missing.length === 1 && others.length === 0;
    for (const stray of missing) {
      if (stray.open) continue;
      const meant = alone ? expected : namespaceOf(stray, uses);
      if (meant === undefined) continue;
      yield {
        place: stray.call.place,
        evidence: "heuristic",
        message: `Unexpected \`${stray.command}\` without a namespace, expected \`-n ${meant}\` as in the other commands`,
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
  /** It may name one where nobody sees it. */
  readonly open: boolean;
  /** A release, or an object: `helm vets`, `kubectl deployment/vets`. */
  readonly object: string;
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
  // An unknown word, or the three dots of what is left out, may name it.
  const open = operands.some((word) => /\ue000|^\.{3}$/.test(word));
  return {
    call,
    command: `${tool} ${subcommand}`,
    open,
    object: `${tool} ${objectOf(tool, operands)}`,
    namespace: given?.includes("\ue000") ? "unknown" : given,
  };
}

/** The one that most commands on the same object name. */
function namespaceOf(stray: Use, uses: readonly Use[]): string | undefined {
  const same = uses.filter(
    ({ object, call }) =>
      object === stray.object && call.namespace === stray.call.namespace,
  );
  const given = same.flatMap(({ namespace }) => namespace ?? []);
  const [first, ...rest] = given;
  const few = (same.length - given.length) * 2 <= given.length;
  const agree = rest.every((other) => other === first);
  return given.length >= enough && few && agree ? first : undefined;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ["deploy", "deployment"],
  ["deployments", "deployment"],
  ["sts", "statefulset"],
  ["ds", "daemonset"],
  ["svc", "service"],
  ["po", "pod"],
  ["pods", "pod"],
]);

function objectOf(tool: string, operands: readonly string[]): string {
  const [subcommand = "", ...rest] = operands;
  const nested = /^(?:get|rollout|set)$/.test(subcommand);
  const [first = "", second = ""] = nested ? rest.slice(1) : rest;
  if (tool === "helm") return first;
  const [kind, name] = first.includes("/")
    ? first.split("/", 2)
    : /^(?:exec|logs|port-forward|cp)$/.test(subcommand)
      ? ["pod", first]
      : [first, second];
  return `${kinds.get(kind ?? "") ?? kind ?? ""}/${name ?? ""}`;
}

/** From then on the namespace is the context's. */
function setsContext({ argv }: Call): boolean {
  const words = argv.map((value) => known(value) ?? "");
  return (
    words[0] === "kubens" ||
    (words[1] === "config" && words[2] === "") ||
    words.includes("set-context") ||
    words.includes("use-context")
  );
}
