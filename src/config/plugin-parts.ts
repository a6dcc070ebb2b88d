import { z } from "zod";
import { describeIssue, parsing } from "../release/describe-issue.ts";
import { UsageError } from "../usage.ts";
import { exportSource } from "./read.ts";
import type { Plugin } from "./types.ts";

/** What a plugin holds: lists where it left them out. */
export type Parts = Required<Plugin>;

const name = z
  .string()
  .regex(
    /^[a-z\d@][\w./@-]*$/i,
    "expected letters, digits, `-`, `.` and `/` alone",
  );
const severity = z.enum(["error", "warning", "info"]).exactOptional();
const text = z.string().exactOptional();

function callable<Given extends (...given: never[]) => unknown>() {
  return z.custom<Given>(
    (value) => typeof value === "function",
    "expected a function",
  );
}

const shapes = {
  rules: z.looseObject({
    name,
    summary: z.string(),
    check: callable(),
    on: z
      .enum(["document", "session", "suppressions", "product"])
      .exactOptional(),
    severity,
    tier: text,
    why: text,
    help: text,
    yieldsTo: z.array(z.string()).exactOptional(),
  }),
  tools: z.looseObject({
    name,
    names: z.array(name).exactOptional(),
    summary: text,
    effects: callable(),
  }),
  reporters: z.looseObject({
    name,
    summary: text,
    write: callable(),
    standsAlone: z.boolean().exactOptional(),
    pathsFrom: z.enum(["folder", "repository"]).exactOptional(),
  }),
};

const plugin = z.strictObject({
  name,
  version: z.string().exactOptional(),
  rules: z.array(shapes.rules).exactOptional(),
  tools: z.array(shapes.tools).exactOptional(),
  reporters: z.array(shapes.reporters).exactOptional(),
});

/** @throws {UsageError} with every part that is not of its shape. */
export function readParts(exported: unknown, from: string): Parts {
  if (isPlugin(exported)) {
    const { name, rules = [], tools = [], reporters = [] } = exported;
    return { name, rules, tools, reporters };
  }
  const source = exportSource(from, exported);
  const { error } = plugin.safeParse(exported, parsing);
  const problems = (error?.issues ?? []).flatMap((issue) =>
    describeIssue(source, issue),
  );
  throw new UsageError(
    `\`${from}\` is no plugin`,
    ...problems.map(({ message }) => message),
    "Export by default: { name, rules: [{ name, summary, check }] }",
  );
}

/** What is given back is what was handed in, so that its methods keep their `this`. */
function isPlugin(exported: unknown): exported is Plugin {
  return plugin.safeParse(exported).success;
}
