import type { Expectations } from "../../plan/expect.ts";
import { readSettingsOf } from "./files.ts";

/** With all keys that a product's releases froze for the ends of a way. */
export async function withFrozenKeys(
  root: string,
  expectations: Expectations,
): Promise<Expectations> {
  const { facts, from, to } = expectations;
  if (!facts || from === undefined || to === undefined) return expectations;
  const { id, surfaces } = facts;
  const settings = await Promise.all(
    surfaces.map(async (surface) => {
      const ends = await Promise.all(
        [from, to].map((version) =>
          readSettingsOf(root, { id, version }, surface.id),
        ),
      );
      const paths = ends.flatMap(
        (end) => end?.settings.map(({ path }) => path) ?? [],
      );
      return [surface.id, [...new Set(paths)]] as const;
    }),
  );
  return {
    ...expectations,
    facts: { ...facts, settings: Object.fromEntries(settings) },
  };
}
