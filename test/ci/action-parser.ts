import { registerHooks } from "node:module";

// The parser imports its schema as Node did when it needed to be told nothing more.
registerHooks({
  resolve: (specifier, context, next) => ({
    ...next(specifier, context),
    ...(specifier.endsWith(".json") && { importAttributes: { type: "json" } }),
  }),
});

const { convertActionTemplate, parseAction } =
  await import("@actions/workflow-parser/actions/index");
const { NoOperationTraceWriter } =
  await import("@actions/workflow-parser/templates/trace-writer");

/** What GitHub's own parser says of an action. */
export async function actionProblemsOf(content: string): Promise<string[]> {
  const file = { name: "action.yml", content };
  const { context, value } = parseAction(file, new NoOperationTraceWriter());
  if (value !== undefined) await convertActionTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
