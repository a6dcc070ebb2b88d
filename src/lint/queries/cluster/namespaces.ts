import { known } from "../../../session/values.ts";
import { type Call, isSettled, wordsOfCall } from "../calls.ts";
import { type ClusterCall, clusterCallsOf } from "./calls.ts";
import { isNamespaced } from "./kinds.ts";
import type { Page } from "../../rule.ts";

/** Verbs that ask for no namespace, or name their objects in files. */
const elsewhere =
  /^(?:config \S*|auth \S*|certificate \S*|api-resources|api-versions|cluster-info|version|explain|completion|cordon|uncordon|drain|taint|proxy|plugin|kustomize|krew)$/;

const speaksOfNamespaces =
  /^(?:kubectl|helm|kubens|kubectx|kubie|k9s|oc|alias)$/;

/** Verbs of Helm that look for a release or make one. */
const ofReleases =
  /^(?:install|upgrade|rollback|history|status|uninstall|delete|test|get \w+)$/;

/** The calls that act in a namespace, whether they name it or not. */
export function namespacedCalls(page: Page): readonly ClusterCall[] {
  return clusterCallsOf(page).filter(
    (one) => !one.everywhere && actsInNamespace(one),
  );
}

function actsInNamespace({ tool, verb, kinds, objects, options }: ClusterCall) {
  if (options.has("--help", "-h", "--raw")) return false;
  // Releases of Helm 2 have a name and no namespace.
  if (options.has("--purge", "--name", "--tiller-namespace")) return false;
  if (tool === "helm") return ofReleases.test(verb) && objects.length > 0;
  return (
    !elsewhere.test(verb) &&
    kinds.length > 0 &&
    kinds.every((kind) => isNamespaced(kind) !== false)
  );
}

/**
 * Whether the page sets a namespace for the commands behind, so that those without
 * one have it all the same.
 */
export function setsNamespace({ rehearsal }: Page): boolean {
  return rehearsal.events.some((event) => {
    if (event.kind === "set")
      return /^(?:HELM_NAMESPACE|KUBECONFIG|KUBECTL_NAMESPACE)$/.test(
        event.name,
      );
    if (event.kind !== "call") return false;
    if (["kubectl", "helm"].some((tool) => hasUnknownVerb(event, tool)))
      return true;
    const [first = []] = event.argv;
    const name = known(first) ?? "";
    if (!speaksOfNamespaces.test(name)) return false;
    const words = event.argv.slice(1).map((word) => known(word) ?? "");
    if (/^(?:kubens|kubectx|kubie|k9s)$/.test(name)) return true;
    if (name === "oc") return words[0] === "project";
    if (name === "alias")
      return words.some((word) => /kubectl|helm/.test(word));
    return (
      (name === "kubectl" &&
        words.includes("config") &&
        words.some((word) =>
          /^(?:set-context|use-context|set|)$/.test(word),
        )) ||
      (/^(?:kubectl|helm)$/.test(name) && words.includes("--kubeconfig"))
    );
  });
}

/** Then it may be any verb, `config` too. */
function hasUnknownVerb(call: Call, tool: string): boolean {
  const [name = "", verb = ""] = wordsOfCall(call);
  return name === tool && !isSettled(verb);
}
