import type { z } from "zod";
import type { MetadataProblem, Source } from "./source.ts";

/** A zod issue as problems at their lines: what was expected, what was found. */
export function describeIssue(
  source: Source,
  issue: z.core.$ZodIssue,
): readonly MetadataProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      source.problemAtKey(issue.path, key, `Unexpected key \`${key}\``),
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

function message(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    const key = String(issue.path.at(-1) ?? "a mapping");
    if (issue.input === undefined)
      return `Missing \`${key}\`, expected ${nameOf(issue.expected)}`;
    return `Unexpected ${quote(issue.input)}, expected ${nameOf(issue.expected)}`;
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String).join(", ");
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
  if (typeof input !== "object" || input === null) return undefined;
  return new Map<string, unknown>(Object.entries(input)).get(key);
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
