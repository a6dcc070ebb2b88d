import { basics } from "./basics.ts";
import type { Builtin } from "./builtin.ts";
import { compression } from "./compression.ts";
import { files } from "./files.ts";
import { flow } from "./flow.ts";
import { folders } from "./folders.ts";
import { names } from "./names.ts";
import { options } from "./options.ts";
import { search } from "./search.ts";
import { texts } from "./texts.ts";
import { variables } from "./variables.ts";
import { wrappers } from "./wrappers.ts";

export const builtins: readonly Builtin[] = [
  ...basics,
  ...compression,
  ...files,
  ...flow,
  ...folders,
  ...names,
  ...options,
  ...search,
  ...texts,
  ...variables,
  ...wrappers,
];

let byName: ReadonlyMap<string, Builtin> | undefined;

/** Built at the first call: builtins that run others need this list themselves. */
export function builtinCalled(name: string): Builtin | undefined {
  byName ??= new Map(
    builtins.flatMap((builtin) =>
      builtin.names.map((called) => [called, builtin] as const),
    ),
  );
  return byName.get(name.replace(/^(?:\/usr)?\/bin\//, ""));
}
