import type { Told } from "./linted.ts";

/**
 * Whether what a cache holds has the shape of what was told: a stranger may have
 * written it. By hand, for it is asked of every page that is not linted again.
 */
export function isTold(value: unknown): value is Told {
  if (!isObject(value) || value["lasts"] !== true) return false;
  const { linted, asked } = value;
  return isLinted(linted) && isAsked(asked);
}

function isLinted(value: unknown): boolean {
  if (!isObject(value) || typeof value["file"] !== "string") return false;
  const { findings, contexts, coverage, recorded, run } = value;
  return (
    isListOf(findings, isFinding) &&
    isListOf(contexts, isText) &&
    isCoverage(coverage) &&
    (recorded === undefined || isObject(recorded)) &&
    (run === undefined || isObject(run))
  );
}

const severities: readonly unknown[] = ["error", "warning", "info"];

function isFinding(value: unknown): boolean {
  if (!isPlaced(value) || !severities.includes(value["severity"])) return false;
  const { related = [], fix = [], origin } = value;
  return (
    ["rule", "tier", "evidence", "file", "message"].every((name) =>
      isText(value[name]),
    ) &&
    isListOf(related, (one) => isPlaced(one) && isText(one["message"])) &&
    isListOf(fix, (one) => isPlaced(one) && isText(one["text"])) &&
    (origin === undefined || (isObject(origin) && isText(origin["file"])))
  );
}

function isCoverage(value: unknown): boolean {
  if (!isObject(value) || !isObject(value["dryRun"])) return false;
  const { blocks, commands, dryRun } = value;
  return [blocks, commands, ...Object.values(dryRun)].every(Number.isFinite);
}

function isAsked(value: unknown): boolean {
  if (!isObject(value)) return false;
  const isPair = (one: unknown): boolean =>
    Array.isArray(one) && one.length === 2 && isText(one[0]);
  return ["exists", "pages", "fixtures"].every((name) =>
    isListOf(value[name], isPair),
  );
}

function isPlaced(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isObject(value) &&
    ["line", "column", "endLine", "endColumn"].every((name) =>
      Number.isSafeInteger(value[name]),
    )
  );
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
