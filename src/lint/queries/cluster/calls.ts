import { hasHole, type Options, readOptions } from "../../../shell/words.ts";
import { helmOptions } from "../../../tools/helm.ts";
import { kubectlValued } from "../../../tools/kubectl.ts";
import {
  type Call,
  callsOf,
  isSettled,
  told,
  variableOf,
  wordsOfCall,
} from "../calls.ts";
import { kindOf } from "./kinds.ts";
import type { Page } from "../../rule.ts";

/** An object of a cluster; a release of Helm is one of the kind `release`. */
export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
}

/** A call of `kubectl` or `helm`, read. */
export interface ClusterCall {
  readonly call: Call;
  readonly tool: "kubectl" | "helm";
  /** `logs`, `rollout status`, `upgrade`. */
  readonly verb: string;
  /** What stands behind the verb. */
  readonly operands: readonly string[];
  readonly options: Options;
  /** The kinds it is about, with or without names. */
  readonly kinds: readonly string[];
  readonly objects: readonly ClusterObject[];
  readonly namespace?: string;
  /** All namespaces: `-A`. */
  readonly everywhere: boolean;
  /** A word that nobody knows, or three dots, may name anything. */
  readonly open: boolean;
}

/** Verbs of two words. */
const nested = {
  kubectl: /^(?:rollout|set|config|auth|certificate)$/,
  helm: /^(?:get|repo)$/,
};

/** Verbs whose first operand is a pod unless it says otherwise. */
const onPods = /^(?:exec|logs|port-forward|attach|debug|cp)$/;

/** Verbs that name one object and then something else. */
const single = /^(?:exec|logs|port-forward|attach|debug|rollout|set|create)\b/;

const tools = /^(?:kubectl|oc|helm)$/;

/** Flags where a log is followed, values elsewhere. */
const flagsOfLogs = new Set(["-f", "-p"]);
const valuedOfLogs = kubectlValued.filter((name) => !flagsOfLogs.has(name));

/** Each call of `kubectl` and `helm` on the page, in order. */
export function clusterCallsOf(page: Page): readonly ClusterCall[] {
  const known = callsByRehearsal.get(page.rehearsal);
  if (known) return known;
  const calls = callsOf(page).flatMap(
    (call) => clusterCallOf(call, page) ?? [],
  );
  callsByRehearsal.set(page.rehearsal, calls);
  return calls;
}

/** Many a rule asks for them. */
const callsByRehearsal = new WeakMap<
  Page["rehearsal"],
  readonly ClusterCall[]
>();

function clusterCallOf(call: Call, page: Page): ClusterCall | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  if (!tools.test(name)) return undefined;
  const tool = name === "helm" ? "helm" : "kubectl";
  const dashes = words.indexOf("--");
  const own = dashes < 0 ? words : words.slice(0, dashes);
  const options = readOptions(own, {
    valued: tool === "helm" ? helmOptions : valuesOf(own),
    shortEquals: true,
  });
  const { verb, operands } = verbOf(tool, options.operands);
  const objects =
    tool === "helm" ? releaseOf(verb, operands) : objectsOf(verb, operands);
  const value = options.value("-n", "--namespace");
  const namespace =
    value !== undefined && isOpen(value)
      ? (variableOf(["-n", "--namespace"], call, page) ?? value)
      : value;
  return {
    call,
    tool,
    verb,
    operands,
    options,
    kinds: [...new Set(kindsOf(tool, verb, operands))],
    objects: objects.filter(({ name }) => name !== "" && isSettled(name)),
    ...(namespace !== undefined && { namespace }),
    everywhere: options.has("-A", "--all-namespaces"),
    open:
      own.some((word) => told(word) === "...") || options.operands.some(isOpen),
  };
}

function valuesOf(words: readonly string[]): readonly string[] {
  return words.includes("logs") ? valuedOfLogs : kubectlValued;
}

function isOpen(word: string): boolean {
  return hasHole(word) && !isSettled(word);
}

function verbOf(
  tool: ClusterCall["tool"],
  [first = "", second = "", ...rest]: readonly string[],
): Pick<ClusterCall, "verb" | "operands"> {
  return nested[tool].test(first)
    ? { verb: `${first} ${second}`, operands: rest }
    : { verb: first, operands: second === "" ? [] : [second, ...rest] };
}

function releaseOf(
  verb: string,
  [release = ""]: readonly string[],
): readonly ClusterObject[] {
  return /^(?:install|upgrade|rollback|history|status|uninstall|delete|test|get \w+)$/.test(
    verb,
  )
    ? [{ kind: "release", name: release }]
    : [];
}

function kindsOf(
  tool: ClusterCall["tool"],
  verb: string,
  operands: readonly string[],
): readonly string[] {
  const [first = ""] = operands;
  if (tool === "helm") return ["release"];
  if (operands.length === 0) return [];
  if (first.includes("/"))
    return onPods.test(verb) && verb === "cp"
      ? ["pod"]
      : operands
          .filter((word) => /^[^=]+\//.test(word))
          .map((word) => kindOf(word.split("/")[0] ?? ""));
  if (onPods.test(verb)) return ["pod"];
  return first.split(",").map(kindOf);
}

function objectsOf(
  verb: string,
  operands: readonly string[],
): readonly ClusterObject[] {
  const [first = "", ...rest] = operands;
  if (verb === "cp") return operands.flatMap(copied);
  if (/^(?:api-resources|apply|replace|config|cluster-info)$/.test(verb))
    return [];
  if (first.includes("/")) {
    const named = single.test(verb) ? [first] : operands;
    return named
      .filter((word) => /^[^/=]+\/[^/=]+$/.test(word))
      .map((word) => {
        const [kind = "", name = ""] = word.split("/");
        return { kind: kindOf(kind), name };
      });
  }
  if (onPods.test(verb)) return [{ kind: "pod", name: first }];
  if (verb === "run") return [{ kind: "pod", name: first }];
  if (first.includes(",") || /^(?:top|auth|explain|certificate)$/.test(verb))
    return [];
  const [second = "", third = ""] = rest;
  if (verb === "create")
    return [
      {
        kind: kindOf(first),
        name: /^(?:secret|service)$/.test(first) ? third : second,
      },
    ];
  if (/^(?:cordon|uncordon|drain)$/.test(verb))
    return operands.map((name) => ({ kind: "node", name }));
  const names = single.test(verb) ? [second] : rest;
  return names
    .filter((word) => /^[^=]*[^=-]$/.test(word))
    .map((name) => ({ kind: kindOf(first), name }));
}

/** `web-0:/tmp/x`, `vets/web-0:/tmp/x`. */
function copied(word: string): readonly ClusterObject[] {
  const name = /^(?:[^/:]+\/)?([^/:]+):/.exec(word)?.[1];
  return name === undefined ? [] : [{ kind: "pod", name }];
}
