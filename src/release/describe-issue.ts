import { z } from "zod";
import type { MetadataProblem, Source } from "./source.ts";

/** How metadata are parsed, so that an issue can say what was found and what would do. */
export const parsing: z.core.ParseContext<z.core.$ZodIssue> = {
  reportInput: true,
  error: (issue) => {
    if (issue.code !== "unrecognized_keys") return undefined;
    if (!(issue.inst instanceof z.ZodObject)) return undefined;
    const { input = {} } = issue;
    const free = Object.keys(issue.inst.shape).filter((key) => !(key in input));
    if (free.length === 0) return undefined;
    return `expected ${free.map((key) => `\`${key}\``).join(", ")}`;
  },
};

/** A zod issue as problems at their lines: what was expected, what was found. */
export function describeIssue(
  source: Source,
  issue: z.core.$ZodIssue,
): readonly MetadataProblem[] {
  const meant = meantShape(issue);
  if (meant !== undefined)
    return meant.flatMap((inner) =>
      describeIssue(source, { ...inner, path: [...issue.path, ...inner.path] }),
    );
  if (issue.code === "unrecognized_keys") {
    const expected = issue.message.startsWith("expected")
      ? `, ${issue.message}`
      : "";
    return issue.keys.map((key) =>
      source.problemAtKey(
        issue.path,
        key,
        `Unexpected key \`${key}\`${expected}`,
      ),
    );
  }
  if (issue.code === "invalid_key") {
    const key = String(issue.path.at(-1));
    const message = issue.issues[0]?.message ?? "expected another key";
    return [
      source.problemAtKey(
        issue.path.slice(0, -1),
        key,
        `Unexpected key \`${key}\`, ${message}`,
      ),
    ];
  }
  return [source.problemAt(issue.path, message(issue))];
}

/** What is wrong with the one shape of several that fits best, where one does. */
function meantShape(
  issue: z.core.$ZodIssue,
): readonly z.core.$ZodIssue[] | undefined {
  if (issue.code !== "invalid_union" || !isMapping(issue.input))
    return undefined;
  const missed = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce(
      (sum, each) =>
        sum + (each.code === "unrecognized_keys" ? each.keys.length : 1),
      0,
    );
  const [best, second] = issue.errors.toSorted((a, b) => missed(a) - missed(b));
  if (best === undefined || second === undefined) return undefined;
  return missed(best) < missed(second) ? best : undefined;
}

function message(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    const key = String(issue.path.at(-1) ?? "a mapping");
    if (issue.input === undefined)
      return `Missing \`${key}\`, expected ${nameOf(issue.expected)}`;
    const isUnquoted =
      issue.expected === "string" && typeof issue.input === "number";
    return `Unexpected ${quote(issue.input)}, expected ${isUnquoted ? "text: put it in quotes" : nameOf(issue.expected)}`;
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String).join(", ");
    if (issue.input === undefined)
      return `Missing \`${String(issue.path.at(-1) ?? "a value")}\`, expected ${values}`;
    return `Unexpected ${quote(issue.input)}, expected ${values}`;
  }
  if (issue.code === "invalid_union" && issue.inclusive !== false) {
    const { discriminator, options } = issue;
    if (discriminator !== undefined && options !== undefined) {
      const found = fieldOf(issue.input, discriminator);
      if (found === undefined)
        return `Missing \`${discriminator}\`, expected ${options.join(", ")}`;
      return `Unexpected ${quote(found)}, expected ${options.join(", ")}`;
    }
  }
  if (issue.message.startsWith("expected exactly one")) {
    return capitalise(issue.message);
  }
  return `Unexpected ${quote(issue.input)}, ${issue.message}`;
}

function fieldOf(input: unknown, key: string): unknown {
  return isMapping(input) ? input[key] : undefined;
}

function isMapping(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function nameOf(type: string): string {
  const names: Record<string, string> = {
    string: "text",
    array: "a list",
    object: "a mapping",
    record: "a mapping",
    boolean: "true or false",
  };
  return names[type] ?? type;
}

function quote(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  if (input === null) return "nothing";
  if (typeof input === "object") return "a mapping";
  const text = String(input);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
