import type { Fence } from "../../markdown/document.ts";
import type { ProductFacts } from "../../plan/expect.ts";
import { changedKey } from "../queries/product/stale-keys.ts";
import { keysIn } from "./in-text.ts";
import type { Surface } from "./surfaces.ts";

/** Fewer may be another product's by chance. */
const several = 2;

/**
 * The surface that a text without a name is a part of: it has several of its keys
 * and none that it never had.
 */
export function surfaceRecognised(
  { content }: Fence,
  facts: ProductFacts,
): Surface | undefined {
  const found = facts.surfaces.filter((surface) => {
    const settings = facts.settings?.[surface.id];
    const isYaml = /^(?:values|yaml|pulumi)$/.test(surface.format);
    if (!settings || !isYaml) return false;
    const keys = keysIn(content, surface.format);
    const known = keys.filter(({ path }) =>
      settings.some((setting) => isWithin(path, setting)),
    );
    const others = keys.filter((key) => !known.includes(key));
    return (
      known.length >= several &&
      others.every(({ path }) => changedKey(facts, surface, path))
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A key of a map that is the operator's, or a map that is given as a whole. */
function isWithin(path: string, setting: string): boolean {
  return (
    path === setting ||
    path.startsWith(`${setting}/`) ||
    setting.startsWith(`${path}/`)
  );
}
