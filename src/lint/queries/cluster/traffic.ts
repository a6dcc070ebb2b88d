import type { ClusterCall } from "./calls.ts";
import { patchOf } from "./patches.ts";
import { variantOf } from "../variants.ts";

/** Objects that lead to others, and where their traffic goes. */
const routers = /^(?:service|ingress|httproute|virtualservice|ingressroute)/;

/** The words of a new selector that tell copies apart. */
export function selectedBy(one: ClusterCall): readonly string[] {
  const fields = patchOf(one)?.fields ?? [];
  return fields.flatMap(({ path, value }) =>
    path.startsWith("/spec/selector/") && typeof value === "string"
      ? (variantOf(`x-${value}`)?.copy ?? [])
      : [],
  );
}

/** Where a patch of a router leads to. */
export function targetsOf(one: ClusterCall): readonly string[] {
  const patch = patchOf(one);
  if (!patch || !routers.test(patch.object.kind)) return [];
  return patch.fields.flatMap(({ path, value }) =>
    path.startsWith("/spec/") && typeof value === "string" ? value : [],
  );
}

/** Whether a name is part of where the traffic goes: `vets.vets-green.svc`. */
export function isPartOf(target: string, name: string): boolean {
  return target.split(/[./:]/).includes(name);
}

/** Whether a call leads the traffic of a router elsewhere. */
export function switches(one: ClusterCall): boolean {
  const patch = patchOf(one);
  return (
    patch !== undefined &&
    routers.test(patch.object.kind) &&
    patch.fields.some(({ path }) =>
      /^\/spec\/.*(?:backend|selector|services?\b)/.test(path),
    )
  );
}
