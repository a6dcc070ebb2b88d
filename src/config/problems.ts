import { MetadataError, type MetadataProblem } from "../release/source.ts";
import { UsageError } from "../usage.ts";

/** `overrides[1].rules` */
export function keyOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

/** Problems of one file: at their lines where it has lines. */
export function problemsError(
  problems: readonly MetadataProblem[],
): MetadataError | UsageError {
  const [first] = problems;
  if (first === undefined || first.line > 0) return new MetadataError(problems);
  return new UsageError(
    `Cannot use \`${first.file}\``,
    ...problems.map(({ message }) => message),
  );
}
