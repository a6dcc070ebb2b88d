import {
  type Evaluable,
  areWholeLines,
  inputsOf,
  plainOptions,
} from "./evaluable.ts";

/** The order of letters is the reader's locale's: only numbers are compared. */
export const sort: Evaluable = {
  names: ["sort"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { flags: "nrV", valued: "kt" });
    const inputs = options && inputsOf(options.operands, evaluation);
    if (!inputs || !areWholeLines(inputs)) return false;
    const lines = inputs.join("").split("\n").slice(0, -1);
    const keys = options.values("k");
    if (options.has("V")) {
      return keys.length === 0 && !options.has("n") && areVersions(lines);
    }
    const [separator, second] = options.values("t");
    if (keys.length === 0 || second !== undefined) return false;
    const columns = keys.map((key) => columnOf(key, options.has("n")));
    const ordered = lines.map((line) => {
      const fields =
        separator === undefined
          ? line.trim().split(/ +/)
          : line.split(separator);
      return columns.map((column) => fields[column - 1] ?? "").join(" ");
    });
    return (
      (separator === undefined || /^[,;:.|=]$/.test(separator)) &&
      (separator !== undefined ||
        lines.every((line) => /^\S+(?: \S+)*$/.test(line))) &&
      columns.every((column) => column > 0) &&
      ordered.every((key) => /^\d{1,9}(?: \d{1,9})*$/.test(key)) &&
      areDistinct(ordered)
    );
  },
};

/** `2,2n`: the number of its column; 0 where it is anything else. */
function columnOf(key: string, numeric: boolean): number {
  const [, from, to, kind = ""] = /^(\d)(?:,(\d))?(n?r?)$/.exec(key) ?? [];
  if (from === undefined || (to !== undefined && to !== from)) return 0;
  // Options of a key replace those of all.
  return kind.includes("n") || (numeric && kind === "") ? Number(from) : 0;
}

function areVersions(lines: readonly string[]): boolean {
  const parts = new Set(lines.map((line) => line.split(".").length));
  return (
    parts.size <= 1 &&
    areDistinct(lines) &&
    lines.every((line) =>
      /^v?(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8}))*$/.test(line),
    ) &&
    new Set(lines.map((line) => line.startsWith("v"))).size <= 1
  );
}

function areDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}
