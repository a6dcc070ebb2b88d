import type { z } from "zod";
import { nearest } from "../lint/likeness.ts";
import { describeIssue, parsing } from "../release/describe-issue.ts";
import {
  MetadataError,
  readSource,
  type MetadataFile,
  type Source,
} from "../release/source.ts";
import { refuseOtherThanJson } from "./json-text.ts";
import type { ReadConfig } from "./loaded.ts";
import { keyOf, problemsError } from "./problems.ts";
import { codeConfig, dataConfig } from "./schema.ts";
import type { Config } from "./types.ts";

/** YAML, and so JSON. @throws {MetadataError} with every problem at its line. */
export function readConfig(file: MetadataFile): ReadConfig {
  if (file.file.endsWith(".json")) refuseOtherThanJson(file);
  const source = readSource(file);
  if (source.problems.length > 0) throw new MetadataError(source.problems);
  // A file of comments alone says nothing.
  return checked(dataConfig.safeParse(source.data ?? {}, asking), source);
}

/** What code exports. @throws {UsageError} with every problem at its key. */
export function readConfigObject(name: string, data: unknown): ReadConfig {
  return checked(codeConfig.safeParse(data, asking), exportSource(name, data));
}

function checked(
  parsed: z.ZodSafeParseResult<Config>,
  source: Source,
): ReadConfig {
  if (!parsed.success)
    throw problemsError(
      parsed.error.issues.flatMap((issue) =>
        describeIssue(source, withSuggestion(issue)),
      ),
    );
  const { data } = parsed;
  const halves = (data.overrides ?? []).flatMap((override, at) => {
    const missing = halfOf(override);
    return missing === undefined
      ? []
      : [source.problemAt(["overrides", at], missing)];
  });
  if (halves.length > 0) throw problemsError(halves);
  return { name: source.file, data, source };
}

function halfOf({
  product,
  from,
  to,
}: NonNullable<Config["overrides"]>[number]): string | undefined {
  if ((from === undefined) !== (to === undefined))
    return `Missing \`${from === undefined ? "from" : "to"}\`, expected both versions or none`;
  return from !== undefined && product === undefined
    ? "Missing `product`, expected whose versions these are"
    : undefined;
}

const asking: z.core.ParseContext<z.core.$ZodIssue> = {
  ...parsing,
  error: (issue) => {
    const said = parsing.error?.(issue);
    if (issue.code !== "unrecognized_keys" || typeof said !== "string")
      return said;
    const free = [...said.matchAll(/`([^`]*)`/g)].map(([, key = ""]) => key);
    const [typed = "", another] = issue.keys;
    const meant = another === undefined ? nearest(typed, free) : undefined;
    return meant === undefined ? said : `expected \`${meant}\``;
  },
};

/** What other linters call it. */
const levelsElsewhere: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [false, "off"],
  [0, "off"],
  ["none", "off"],
  ["ignore", "off"],
  ["hint", "info"],
  ["suggestion", "info"],
  [true, "warning"],
  ["on", "warning"],
  [1, "warning"],
  ["warn", "warning"],
  [2, "error"],
  ["fatal", "error"],
]);

function withSuggestion(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_value") return issue;
  const { input, values } = issue;
  const names = values.map(String);
  const alike = levelsElsewhere.get(input) ?? nearest(String(input), names);
  return alike !== undefined && names.includes(alike)
    ? { ...issue, values: [alike] }
    : issue;
}

/** Code has no lines that its values could be told to stand at: their keys say where. */
export function exportSource(name: string, data: unknown): Source {
  const at = (path: readonly PropertyKey[], message: string) => ({
    file: name,
    line: 0,
    column: 0,
    message: path.length === 0 ? message : `\`${keyOf(path)}\`: ${message}`,
    excerpt: "",
  });
  return {
    file: name,
    data,
    problems: [],
    problemAt: at,
    problemAtKey: (path, _, message) => at(path, message),
    originOf: () => ({ file: name, lines: {} }),
  };
}
