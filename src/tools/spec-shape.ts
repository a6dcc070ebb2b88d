import type { CommandSpec, ToolSpec } from "./spec.ts";

/** Whether data of a file are a spec: somebody may have written it by hand. */
export function isToolSpec(data: unknown): data is ToolSpec {
  if (!isRecord(data) || !isCommand(data)) return false;
  return ["tool", "version", "source", "style"].every(
    (name) => typeof data[name] === "string",
  );
}

const lists = [
  "options",
  "inherited",
  "hidden",
  "required",
  "instead",
  "aliases",
] as const satisfies readonly (keyof CommandSpec)[];

function isCommand(data: unknown): boolean {
  if (!isRecord(data)) return false;
  const { commands, operands, program, rest } = data;
  return (
    lists.every((name) => data[name] === undefined || isTexts(data[name])) &&
    isMaybe("string", operands) &&
    isMaybe("string", program) &&
    isMaybe("number", rest) &&
    (commands === undefined ||
      (isRecord(commands) && Object.values(commands).every(isCommand)))
  );
}

function isTexts(data: unknown): boolean {
  return Array.isArray(data) && data.every((one) => typeof one === "string");
}

function isMaybe(type: "string" | "number", data: unknown): boolean {
  return data === undefined || typeof data === type;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
