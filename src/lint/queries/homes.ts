import { isBehind, isSettled } from "./calls.ts";
import type { ClusterCall, ClusterObject } from "./cluster/calls.ts";
import { manifestsOf } from "./cluster/manifests.ts";
import type { Page } from "../rule.ts";

/** Enough commands that agree for one that does not to stand out. */
export const enough = 3;

const removes = /^(?:delete|uninstall)$/;

/** Where each object lives, as far as commands and manifests tell: `pod/web-0` in `vets`. */
export interface Homes {
  /** All namespaces that are named for the object. */
  readonly of: (object: ClusterObject) => ReadonlySet<string>;
}

export function homesOf(page: Page, calls: readonly ClusterCall[]): Homes {
  const homes = new Map<string, Set<string>>();
  const note = (object: ClusterObject, namespace: string | undefined) => {
    if (namespace === undefined || !isSettled(namespace)) return;
    const found = homes.get(keyOf(object)) ?? new Set();
    homes.set(keyOf(object), found.add(namespace));
  };
  for (const { objects, namespace } of calls)
    for (const object of objects) note(object, namespace);
  for (const manifest of manifestsOf(page)) note(manifest, manifest.namespace);
  return { of: (object) => homes.get(keyOf(object)) ?? new Set() };
}

/** The one namespace in which other commands find the same object. */
export function homeOf(
  stray: ClusterCall,
  calls: readonly ClusterCall[],
  homes: Homes,
): string | undefined {
  const [object] = stray.objects;
  if (!object || isInstall(stray)) return undefined;
  const [home, other] = homes.of(object);
  if (home === undefined || other !== undefined) return undefined;
  const same = calls.filter(({ objects }) =>
    objects.some(
      ({ kind, name }) => kind === object.kind && name === object.name,
    ),
  );
  const given = same.filter(
    ({ namespace, call }) =>
      namespace !== undefined &&
      // What is removed before it is installed is another one, of before.
      (!removes.test(stray.verb) || isBehind(stray.call.place, call.place)),
  );
  const missing = same.filter(({ namespace }) => namespace === undefined);
  if (object.kind !== "release") {
    const named = calls.filter(({ namespace }) => namespace === home);
    return named.length >= enough ? home : undefined;
  }
  if (missing.some(isInstall)) return undefined;
  const beside = given.some(
    ({ call }) => call.place.block === stray.call.place.block,
  );
  const agreed = given.length >= enough && missing.length <= given.length;
  return given.some(isInstall) || beside || agreed ? home : undefined;
}

function isInstall({ tool, verb, options }: ClusterCall): boolean {
  return (
    tool === "helm" && (verb === "install" || options.has("--install", "-i"))
  );
}

function keyOf({ kind, name }: ClusterObject): string {
  return `${kind}/${name}`;
}
