import type { ClusterCall, ClusterObject } from "./calls.ts";

/** A field that a `kubectl patch` sets, as `/spec/selector/app`. */
export interface PatchedField {
  readonly path: string;
  readonly value: unknown;
}

/** A call of `kubectl patch` that carries its patch along. */
export interface Patch {
  readonly one: ClusterCall;
  readonly object: ClusterObject;
  /** As the command has it. */
  readonly text: string;
  readonly fields: readonly PatchedField[];
}

/** The patch of a call, where its text is JSON. */
export function patchOf(one: ClusterCall): Patch | undefined {
  const [object] = one.objects;
  const text = one.options.value("-p", "--patch");
  if (one.verb !== "patch" || !object || text === undefined) return undefined;
  try {
    const patch: unknown = JSON.parse(text);
    return { one, object, text, fields: [...fieldsOf(patch)] };
  } catch {
    return undefined;
  }
}

function* fieldsOf(patch: unknown): Generator<PatchedField> {
  if (!Array.isArray(patch)) return yield* leavesOf(patch, "");
  const steps: readonly unknown[] = patch;
  for (const step of steps) {
    if (!isObject(step) || typeof step.path !== "string") continue;
    if (step.op === "test") continue;
    yield { path: step.path, value: step.value };
    yield* leavesOf(step.value, step.path);
  }
}

function* leavesOf(value: unknown, path: string): Generator<PatchedField> {
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const at = `${path}/${key}`;
    yield { path: at, value: child };
    yield* leavesOf(child, at);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
