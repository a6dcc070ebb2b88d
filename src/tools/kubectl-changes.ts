import type { Options } from "../shell/words.ts";
import type { Effects, Thing } from "./tool.ts";

const routers = /^(?:service|svc|ingress|ing|httproute|virtualservice)s?$/;
const workloads =
  /^(?:deployment|deploy|statefulset|sts|daemonset|ds|replicaset|rs)s?$/;

/** What becomes of the objects of a cluster; a trial run changes none. */
export function* kubectlChanges(verb: string, options: Options): Effects {
  const tries =
    options.has("--dry-run") && options.value("--dry-run") !== "none";
  for (const effect of changesOf(verb, options)) {
    if (!tries) yield effect;
    // What it would make is what it prints.
    else if (effect.kind === "keep" && effect.change.how === "made")
      yield {
        kind: "save",
        thing: effect.thing,
        made: effect.change.of.filter((part) => typeof part === "string"),
      };
  }
}

function* changesOf(verb: string, options: Options): Effects {
  const { operands } = options;
  const named = thingsOf(verb === "set" ? operands.slice(1) : operands);
  const thing = (kind: Thing["kind"], name: string): Thing => {
    const namespace = options.value("-n", "--namespace");
    return {
      kind,
      name: namespace === undefined ? name : `${namespace}/${name}`,
    };
  };
  switch (verb) {
    case "set": {
      const images = operands.filter((word) => /^[^/=]+=/.test(word));
      if (operands[0] !== "image") return;
      for (const { path } of named.filter(({ path }) => !path.includes("="))) {
        const of = images.map((word) => word.slice(word.indexOf("=") + 1));
        yield {
          kind: "keep",
          thing: thing("deployment", path),
          change: { how: "made", of },
        };
      }
      break;
    }
    case "scale": {
      const replicas = options.value("--replicas");
      if (replicas === undefined) return;
      const of = [replicas === "0" ? "stopped" : `${replicas} replicas`];
      for (const { path } of named)
        yield {
          kind: "keep",
          thing: thing("running", path),
          change: { how: "made", of },
        };
      break;
    }
    case "rollout":
      if (operands[0] !== "undo") return;
      for (const { path } of thingsOf(operands.slice(1)))
        yield {
          kind: "keep",
          thing: thing("deployment", path),
          change: { how: "returned" },
        };
      break;
    case "patch": {
      const patch = options.value("-p", "--patch");
      const [target] = named;
      if (patch === undefined || target === undefined) return;
      yield {
        kind: "keep",
        thing: thing(kindOf(target.kind), target.path),
        change: { how: "made", of: [patch] },
      };
      break;
    }
    // What is noted on a route decides how much is led there.
    case "annotate":
      for (const { path } of named.filter(({ kind }) => routers.test(kind)))
        for (const note of operands.filter((word) => word.includes("="))) {
          const at = note.indexOf("=");
          const [key, value] = [note.slice(0, at), note.slice(at + 1)];
          yield {
            kind: "keep",
            thing: thing("route", path),
            change: { how: "set", key, value },
          };
        }
      break;
    case "apply":
    case "replace":
      for (const given of options.values("-f", "--filename"))
        for (const name of given.split(","))
          if (!/^https?:/.test(name))
            yield {
              kind: "keep",
              thing: { kind: "object", name: name === "-" ? "" : name },
              change:
                name === "-"
                  ? { how: "fed" }
                  : { how: "same", as: { kind: "file", name } },
            };
      break;
    case "create": {
      const [kind = "", second = "", third = ""] = operands;
      const name = /^(?:secret|service)$/.test(kind) ? third : second;
      if (name === "") return;
      const made = thing(
        routers.test(kind) ? "route" : "object",
        `${kind}/${name}`,
      );
      const of = ["created", ...options.values("--rule", "--annotation")];
      yield { kind: "keep", thing: made, change: { how: "made", of } };
      break;
    }
    case "delete":
      for (const { kind, path } of named)
        yield {
          kind: "keep",
          thing: thing(routers.test(kind) ? "route" : "object", path),
          change: { how: "removed" },
        };
      break;
    case "get": {
      const output = options.value("-o", "--output");
      if (output === "yaml" || output === "json")
        yield { kind: "save", thing: thing("object", operands.join("/")) };
    }
  }
}

function kindOf(kind: string): Thing["kind"] {
  if (routers.test(kind)) return "route";
  return workloads.test(kind) ? "deployment" : "object";
}

/** `deployment/web deployment/api`, `deployment web api`. */
function thingsOf(
  operands: readonly string[],
): { readonly kind: string; readonly path: string }[] {
  const [first = "", ...rest] = operands;
  if (first.includes("/"))
    return operands.map((path) => ({ kind: path.split("/")[0] ?? "", path }));
  const kind = first.split(".")[0] ?? "";
  return rest
    .filter((name) => !name.includes("="))
    .map((name) => ({ kind, path: `${kind}/${name}` }));
}
