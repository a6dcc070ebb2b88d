import { awk } from "./awk.ts";
import { basics } from "./basics.ts";
import type { Builtin } from "./builtin.ts";
import { columns } from "./columns.ts";
import { commands } from "./commands.ts";
import { compare } from "./compare.ts";
import { compression } from "./compression.ts";
import { declarations } from "./declarations.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { grep } from "./grep.ts";
import { jq } from "./jq.ts";
import { leaving } from "./leaving.ts";
import { lines } from "./lines.ts";
import { names } from "./names.ts";
import { options } from "./options.ts";
import { reading } from "./reading.ts";
import { sed } from "./sed.ts";
import { scripts } from "./shells.ts";
import { texts } from "./texts.ts";
import { wrappers } from "./wrappers.ts";

export const builtins: readonly Builtin[] = [
  awk,
  ...basics,
  ...columns,
  ...commands,
  compare,
  ...compression,
  ...declarations,
  ...files,
  ...folders,
  grep,
  jq,
  ...leaving,
  ...lines,
  ...names,
  ...options,
  ...reading,
  sed,
  ...scripts,
  ...texts,
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
