import { registerHooks } from "node:module";

// The parser imports its schema as Node did when it needed to be told nothing more.
registerHooks({
  resolve: (specifier, context, next) => ({
    ...next(specifier, context),
    ...(specifier.endsWith(".json") && { importAttributes: { type: "json" } }),
  }),
});

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import("@actions/workflow-parser");

/** What GitHub's own parser says of a workflow: of its text, its jobs and their order. */
export async function problemsOf(content: string): Promise<string[]> {
  const file = { name: "workflow.yml", content };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
