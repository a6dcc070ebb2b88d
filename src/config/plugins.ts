import type { ProductRule } from "../lint/product/rule.ts";
import type { Rule } from "../lint/rule.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Tool } from "../tools/tool.ts";
import { UsageError } from "../usage.ts";
import type { LoadedPlugin } from "./loaded.ts";
import { checkedProblem, checkedProductProblem } from "./own-problems.ts";
import { readParts, type Parts } from "./plugin-parts.ts";
import type { OwnProductRule, OwnReporter, OwnRule, OwnTool } from "./types.ts";

/** Makes a plugin of what a module exports. @throws {UsageError} where it is none. */
export function readPlugin(exported: unknown, from: string): LoadedPlugin {
  const { name, rules, tools, reporters }: Parts = readParts(exported, from);
  return {
    name,
    from,
    rules: rules.flatMap((rule) =>
      rule.on === "product" ? [] : [wholeRule(rule, name)],
    ),
    productRules: rules.flatMap((rule) =>
      rule.on === "product" ? [wholeProductRule(rule, name)] : [],
    ),
    tools: tools.map((tool) => wholeTool(tool, name)),
    reporters: reporters.map((reporter) => wholeReporter(reporter, name)),
  };
}

function wholeRule(rule: OwnRule, plugin: string): Rule {
  const { name, summary, check, ...rest } = rule;
  return {
    on: "document",
    tier: "document",
    severity: "warning",
    yieldsTo: [],
    examples: { good: [], bad: [] },
    why: "",
    help: helpOf(plugin),
    ...rest,
    name,
    summary,
    *check(page) {
      try {
        for (const problem of check.call(rule, page))
          yield checkedProblem(problem, page);
      } catch (error) {
        throw failed(`Rule \`${name}\``, plugin, error);
      }
    },
  };
}

function wholeProductRule(rule: OwnProductRule, plugin: string): ProductRule {
  const { name, summary, check, ...rest } = rule;
  return {
    tier: "metadata",
    severity: "warning",
    examples: { good: [], bad: [] },
    why: "",
    help: helpOf(plugin),
    ...rest,
    name,
    summary,
    *check(product) {
      try {
        for (const problem of check.call(rule, product))
          yield checkedProductProblem(problem);
      } catch (error) {
        throw failed(`Rule \`${name}\``, plugin, error);
      }
    },
  };
}

/** Who is asked where a rule says nothing of what to do. */
function helpOf(plugin: string): string {
  return `The plugin \`${plugin}\` brings this rule.`;
}

function wholeTool(tool: OwnTool, plugin: string): Tool {
  return {
    summary: "",
    examples: [],
    ...tool,
    *effects(words) {
      try {
        yield* tool.effects(words);
      } catch (error) {
        throw failed(`Tool \`${tool.name}\``, plugin, error);
      }
    },
  };
}

function wholeReporter(reporter: OwnReporter, plugin: string): Reporter {
  return {
    summary: "",
    standsAlone: true,
    pathsFrom: "folder",
    examples: [],
    ...reporter,
    write: (report, options) => {
      const text: unknown = attempt(() => reporter.write(report, options));
      if (typeof text === "string") return text;
      throw new UsageError(
        `Reporter \`${reporter.name}\` of the plugin \`${plugin}\` gave back ${typeof text}, expected text`,
      );
    },
  };

  function attempt<Given>(write: () => Given): Given {
    try {
      return write();
    } catch (error) {
      throw failed(`Reporter \`${reporter.name}\``, plugin, error);
    }
  }
}

function failed(what: string, plugin: string, error: unknown): UsageError {
  const [first = "", ...stack] =
    error instanceof Error
      ? (error.stack ?? error.message).split("\n")
      : [String(error)];
  return new UsageError(
    `${what} of the plugin \`${plugin}\` failed: ${first}`,
    ...stack.slice(0, 2).map((line) => line.trim()),
    "Tell its author, or take the plugin out of the configuration",
  );
}
