import type { ToolSpec } from "../tools/spec.ts";

/**
 * The specs of a tool's versions, oldest first, as far as they are loaded. A rule
 * that gets none says nothing: who lints loads what was asked for and lints again.
 */
export type ToolSpecs = (tool: string) => readonly ToolSpec[] | undefined;
