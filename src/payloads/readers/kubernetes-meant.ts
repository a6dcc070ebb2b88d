import { distance } from "../../lint/likeness.ts";
import { fieldsOf, pathTo } from "./kubernetes-types.ts";

/**
 * What was meant by a field that a type has not; newer versions may have it.
 * `above`: the types around it, from the outermost on.
 */
export function meantBy(
  name: string,
  type: string,
  path: readonly string[],
  above: readonly string[],
): string | undefined {
  const fields = fieldsOf(type);
  if (!fields || name.length < 4) return undefined;
  const near = [...fields.keys()].find(
    (known) =>
      known.length > 3 &&
      distance(known.toLowerCase(), name.toLowerCase()) <=
        (name.length > 6 ? 2 : 1),
  );
  if (near) return `\`${near}\``;
  const below = pathTo(name, type);
  if (below) return `it in \`${[...path, ...below].join(".")}\``;
  const parent = above.at(-1);
  const isAbove = parent !== undefined && fieldsOf(parent)?.has(name);
  return isAbove ? `it one level up, beside \`${path.at(-1)}\`` : undefined;
}
