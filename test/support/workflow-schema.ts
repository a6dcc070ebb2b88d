import { readFileSync } from "node:fs";

const parser = "node_modules/@actions/workflow-parser";

/** `src/payloads/readers/workflow-schema.ts`, from the schema of the parser. */
export function workflowSchema(): string {
  const { version } = JSON.parse(
    readFileSync(`${parser}/package.json`, "utf8"),
  );
  const schema = JSON.parse(
    readFileSync(`${parser}/dist/workflow-v1.0.min.json`, "utf8"),
    (key, value) =>
      key === "description" && typeof value === "string" ? undefined : value,
  );
  const definitions = Object.entries(schema.definitions).map(
    ([name, definition]) => `  "${name}": ${JSON.stringify(definition)}`,
  );
  return `// Generated from @actions/workflow-parser ${version} by test/support/workflow-schema.ts:
// \`npx vitest run test/payloads -u\` writes it anew. Node cannot load the JSON there.

/** What GitHub takes in a workflow, as JSON. */
export const WORKFLOW_SCHEMA = String.raw\`{
"version": ${JSON.stringify(schema.version)},
"definitions": {
${definitions.join(",\n")}
}}\`;
`;
}
