import { readOptions } from "../shell/words.ts";
import { copyBetween } from "./copying.ts";
import { kubectlChanges } from "./kubectl-changes.ts";
import { type Subcommand, subcommand, unlessUnknown } from "./subcommand.ts";
import type { Effects, Machine, Tool } from "./tool.ts";

const global =
  "-n --namespace --context --cluster --kubeconfig --user -s --server --as --as-group --token --request-timeout --certificate-authority --client-key --client-certificate -v".split(
    " ",
  );

/** Options that take a value, of any subcommand. */
export const kubectlOptions = [
  ...global,
  ..."-c --container -f --filename -k --kustomize -l --selector -o --output --field-selector -p --patch --type --timeout --for --image --tail --since --since-time --from-file --from-env-file --from-literal --to-revision --replicas --address --overrides --env --restart --sort-by --raw --dry-run --pod-running-timeout --rule --patch-file --target --chunk-size --grace-period".split(
    " ",
  ),
];

/** Of manifests and most other verbs: there `--dry-run` may stand alone. */
export const kubectlValued = kubectlOptions.filter(
  (option) => option !== "--dry-run",
);

export const kubectl: Tool = {
  name: "kubectl",
  names: ["kubectl", "oc", "k3s-kubectl", "microk8s.kubectl"],
  summary: "Objects and pods of a Kubernetes cluster",
  examples: [
    {
      command: "kubectl exec -i -n web db-0 -- pg_dump app",
      does: ["runs from word 6 on pod:db-0"],
    },
    {
      command: "kubectl exec -it db-0 -- psql",
      does: [
        "asks for a terminal: -it, falls back",
        "runs from word 4 on pod:db-0",
      ],
    },
    {
      command: "kubectl cp web/db-0:/tmp/x.sql ./x.sql",
      does: ["reads /tmp/x.sql (copy) on pod:db-0", "writes ./x.sql"],
    },
    {
      command: "kubectl apply -f app.yaml",
      does: [
        "reads app.yaml (apply)",
        "object app.yaml is what file app.yaml is",
      ],
    },
    {
      command: "kubectl apply -f -",
      does: ["reads its input (apply)", "the object is what the input holds"],
    },
    {
      command: "kubectl set image deployment/web web=mill/web:2.1.0 -n web",
      does: ["deployment web/deployment/web is made of mill/web:2.1.0"],
    },
    {
      command: "kubectl scale deployment/web --replicas=0",
      does: ["running deployment/web is made of stopped"],
    },
    {
      command: `kubectl patch service web -p '{"spec":{}}'`,
      does: [`route service/web is made of {"spec":{}}`],
    },
    {
      command: "kubectl port-forward svc/web 8080:80",
      does: ["does not end: it forwards until it is stopped"],
    },
    { command: "kubectl get pods -n web", does: [] },
  ],
  effects(words) {
    const called = subcommand(words, global);
    return unlessUnknown(called, () => effectsOf(called));
  },
};

function* effectsOf({ name, rest, at }: Subcommand): Effects {
  switch (name) {
    case "exec":
    case "run":
    case "debug":
      yield* execute(name, rest, at);
      break;
    case "cp": {
      const [source = "", target = ""] = readOptions(rest, {
        valued: kubectlOptions,
        shortEquals: true,
      }).operands;
      yield* copyBetween(source, target, pod);
      break;
    }
    case "apply":
    case "create":
    case "replace":
    case "delete":
    case "patch":
    case "diff":
      yield* manifests(name, rest);
      break;
    default:
      yield* watching(name, rest);
  }
  const options = readOptions(rest, {
    valued: kubectlValued,
    shortEquals: true,
  });
  if (!/^(?:exec|run|debug|cp)$/.test(name))
    yield* kubectlChanges(name, options);
}

/** `web/db-0` and `db-0` are the same pod as far as a page tells. */
function pod(name: string): Machine {
  return { name: `pod:${name.replace(/^[^/]+\/(?=[^/]+$)/, "")}` };
}

function* execute(name: string, rest: readonly string[], at: number): Effects {
  const dashes = rest.indexOf("--");
  const before = dashes < 0 ? rest : rest.slice(0, dashes);
  const options = readOptions(before, {
    valued: kubectlOptions,
    shortEquals: true,
  });
  const [target = ""] = options.operands;
  const interactive = options.has("-i", "--stdin");
  if (options.has("-t", "--tty")) {
    yield {
      kind: "terminal",
      option: interactive ? "-it" : "-t",
      stdin: interactive ? "falls back" : "is not attached",
    };
  }
  const fresh = name === "run";
  const on: Machine = fresh
    ? { name: `pod:${target}`, fresh }
    : name === "exec"
      ? { name: `pod:${target}` }
      : { name: `pod:${target}`, fresh: true };
  // Older pages leave the dashes out.
  const first =
    dashes >= 0 ? dashes + 1 : (options.operandIndexes[1] ?? rest.length);
  if (name === "run" && !interactive && !options.has("--attach", "--rm"))
    return;
  if (first < rest.length) yield { kind: "run", from: at + first, on };
}

function* manifests(name: string, rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued: kubectlOptions,
    shortEquals: true,
  });
  const as = name === "delete" || name === "diff" ? "read" : "apply";
  for (const path of options.values("-f", "--filename")) {
    if (path === "-") yield { kind: "input", as };
    else if (!/^https?:/.test(path)) {
      for (const one of path.split(",")) yield { kind: "read", path: one, as };
    }
  }
  for (const path of options.values("-k", "--kustomize")) {
    if (!/^https?:|github\.com/.test(path)) yield { kind: "read", path, as };
  }
  for (const source of options.values("--from-file", "--from-env-file")) {
    const path = source.slice(source.indexOf("=") + 1);
    yield { kind: "read", path, as: "values" };
  }
  const patch = options.value("--patch-file");
  if (patch !== undefined) yield { kind: "read", path: patch, as: "apply" };
}

function* watching(name: string, rest: readonly string[]): Effects {
  const options = readOptions(rest, {
    valued: kubectlOptions,
    shortEquals: true,
  });
  if (name === "port-forward" || name === "proxy") {
    yield { kind: "endless", why: "it forwards until it is stopped" };
  }
  if (name === "logs" && options.has("-f", "--follow")) {
    yield { kind: "endless", why: "it follows the log" };
  }
  if (
    (name === "get" || name === "events") &&
    options.has("-w", "--watch", "--watch-only")
  ) {
    yield { kind: "endless", why: "it watches for changes" };
  }
  if (name === "attach") {
    yield { kind: "interactive", why: "it joins the pod's terminal" };
  }
  const output = options.value("--output-directory");
  if (output !== undefined) yield { kind: "open", path: output };
}
