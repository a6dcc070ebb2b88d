import { JSONObjectReader } from "@actions/workflow-parser/templates/json-object-reader";
import { TemplateSchema } from "@actions/workflow-parser/templates/schema/index";
import {
  TemplateContext,
  TemplateValidationErrors,
} from "@actions/workflow-parser/templates/template-context";
import { readTemplate } from "@actions/workflow-parser/templates/template-reader";
import { NoOperationTraceWriter } from "@actions/workflow-parser/templates/trace-writer";
import { YamlObjectReader } from "@actions/workflow-parser/workflows/yaml-object-reader";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import { unsafeInputs } from "./workflow-inputs.ts";
import { WORKFLOW_SCHEMA } from "./workflow-schema.ts";

/** The parser writes every alias out, those in aliases too. */
const ALIAS = /(?<=[\s,[{:-])\*[\w-]/g;
const MOST_ALIASES = 20;

/** What GitHub refuses, and text of strangers that a script would run. */
export function readWorkflow({ text, holes }: PayloadText): PayloadProblem[] {
  if (holes.length > 0 || (text.match(ALIAS)?.length ?? 0) > MOST_ALIASES)
    return [];
  const context = new TemplateContext(
    new TemplateValidationErrors(),
    schema(),
    new NoOperationTraceWriter(),
  );
  const file = context.getFileId("workflow");
  const reader = new YamlObjectReader(file, text);
  if (reader.errors.length > 0) return [];
  readTemplate(context, "workflow-root", reader, file);
  const lines = lineStarts(text);
  const problems = context.errors
    .getErrors()
    .flatMap(({ rawMessage, range }) => {
      if (!range) return [];
      const start = (lines[range.start.line - 1] ?? 0) + range.start.column - 1;
      const end = (lines[range.end.line - 1] ?? 0) + range.end.column - 1;
      return [{ start, end, message: told(rawMessage) }];
    });
  return [...withoutFollowers(problems, text), ...unsafeInputs(text)];
}

let loaded: TemplateSchema | undefined;

function schema(): TemplateSchema {
  loaded ??= TemplateSchema.load(
    new JSONObjectReader(undefined, WORKFLOW_SCHEMA),
  );
  return loaded;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}

function told(message: string): string {
  const word = /'([^']*)'/.exec(message)?.[1];
  if (message.startsWith("Unexpected value") && word !== undefined)
    return `Unexpected \`${word}\`, expected what a GitHub workflow may hold here`;
  const missing = /^Required property is missing: (.+)$/.exec(message)?.[1];
  if (missing !== undefined)
    return `Unexpected map without \`${missing}\`, expected that key`;
  if (message.startsWith("Unexpected end of expression"))
    return "Unexpected end of the expression, expected a value";
  const name = /^Unrecognized (?:named-value|function): '([^']+)'/.exec(
    message,
  );
  if (name)
    return `Unexpected \`${name[1]}\`, expected what GitHub knows at this place`;
  const plain = message.split("\n")[0]?.replace(/[.\s]+$/, "") ?? "";
  return `Unexpected value, expected another: ${plain.replaceAll("'", "`")}`;
}

/** A misspelt key leaves the one that was meant missing. */
function withoutFollowers(
  problems: readonly PayloadProblem[],
  text: string,
): PayloadProblem[] {
  const own = problems.filter(({ message }) => !FOLLOWS.test(message));
  return problems
    .filter(
      (problem) =>
        own.includes(problem) ||
        !own.some(
          ({ start, end }) => start >= problem.start && end <= problem.end,
        ),
    )
    .map((problem) => {
      const newline = text.indexOf("\n", problem.start);
      const end = newline < 0 ? text.length : newline;
      return { ...problem, end: Math.min(problem.end, end) };
    });
}

const FOLLOWS = /^Unexpected map without|not enough info/;
