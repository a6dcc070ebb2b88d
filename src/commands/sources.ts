import type { Sources } from "../lint/thorough.ts";
import { loadParser } from "../payloads/index.ts";
import type { Evaluated, Evaluation } from "../session/wants.ts";

/** Where the commands get what a lint wants; nothing is loaded before it is wanted. */
export const sources: Sources = { evaluate, parser: loadParser };

let loading: ReturnType<typeof load> | undefined;

async function evaluate(evaluation: Evaluation): Promise<Evaluated> {
  loading ??= load();
  return (await loading).evaluate(evaluation);
}

async function load() {
  const { Evaluator } = await import("../session/evaluate/evaluator.ts");
  return new Evaluator();
}
