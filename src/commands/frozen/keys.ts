import type { Frozen } from "../../guide/frozen.ts";
import type { Expectations } from "../../plan/expect.ts";

/** With all keys that a product's releases froze for the ends of a way. */
export function withFrozenKeys(
  expectations: Expectations,
  frozen: Frozen,
): Expectations {
  const { facts, from, to } = expectations;
  if (!facts || from === undefined || to === undefined) return expectations;
  const settings = facts.surfaces.map(({ id }) => {
    const paths = [from, to].flatMap(
      (version) =>
        frozen
          .get(version)
          ?.settings.get(id)
          ?.settings.map(({ path }) => path) ?? [],
    );
    return [id, [...new Set(paths)]] as const;
  });
  return {
    ...expectations,
    facts: { ...facts, settings: Object.fromEntries(settings) },
  };
}
