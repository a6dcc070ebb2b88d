import type { WrittenProduct } from "../schema/product.ts";
import type { MetadataProblem, Source, Written } from "../source.ts";

type Path = readonly PropertyKey[];

/** Walks every `when` of a file and holds it against the product's choices. */
export function* unknownChoices(
  product: Written<WrittenProduct>,
  source: Source,
  data: unknown,
  path: Path = [],
): Generator<MetadataProblem> {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const here = [...path, Array.isArray(data) ? Number(key) : key];
    if (key === "when" && !Array.isArray(data))
      yield* unknownOptions(product, source, value, here);
    else yield* unknownChoices(product, source, value, here);
  }
}

function* unknownOptions(
  { data }: Written<WrittenProduct>,
  source: Source,
  when: Record<string, string | string[]>,
  path: Path,
) {
  const choices: Record<string, object> = { platform: data.platforms };
  for (const [id, choice] of Object.entries(data.choices)) {
    choices[id] = choice.options;
  }
  for (const [choice, options] of Object.entries(when)) {
    const known = Object.hasOwn(choices, choice) ? choices[choice] : undefined;
    if (known === undefined) {
      const message = `Unknown choice \`${choice}\`, expected one of ${Object.keys(choices).join(", ")}`;
      yield source.problemAtKey(path, choice, message);
      continue;
    }
    for (const option of [options].flat()) {
      if (Object.hasOwn(known, option)) continue;
      const message = `Unknown option \`${option}\` of \`${choice}\`, expected one of ${Object.keys(known).join(", ")}`;
      yield source.problemAt([...path, choice], message);
    }
  }
}
