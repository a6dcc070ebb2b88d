import { Child } from "../../child.ts";
import { shippedModule } from "../../shipped.ts";
import { type Evaluated, type Evaluation, evaluationKey } from "../wants.ts";

const limits = { milliseconds: 2_000, megabytes: 128 };

/** Really runs text commands, each once. Starts nothing before the first. */
export class Evaluator {
  private readonly results = new Map<string, Promise<Evaluated>>();
  private child: Child | undefined;

  evaluate(evaluation: Evaluation): Promise<Evaluated> {
    const key = evaluationKey(evaluation);
    const known = this.results.get(key);
    if (known) return known;
    const result = this.run(evaluation);
    this.results.set(key, result);
    return result;
  }

  stop(): void {
    this.child?.stop();
  }

  private async run(evaluation: Evaluation): Promise<Evaluated> {
    this.child ??= new Child(shippedModule("session/evaluate/child"), limits);
    const result = await this.child.ask(evaluation);
    if (result.kind === "answer") return read(result.answer);
    const { by: limit } = result;
    const why = `the limit of ${limit} ended the evaluation`;
    return { kind: "unknown", why, limit };
  }
}

const noAnswer: Evaluated = { kind: "unknown", why: "it gave no answer" };

function read(answer: unknown): Evaluated {
  if (typeof answer !== "object" || answer === null) return noAnswer;
  const fields = new Map<string, unknown>(Object.entries(answer));
  const [kind, stdout, status] = ["kind", "stdout", "status"].map((name) =>
    fields.get(name),
  );
  if (
    kind === "ran" &&
    typeof stdout === "string" &&
    typeof status === "number"
  )
    return { kind, stdout, status };
  const why = String(fields.get("why"));
  const limit = limitNamed(fields.get("limit"));
  return { kind: "unknown", why, ...(limit && { limit }) };
}

function limitNamed(name: unknown) {
  return name === "time" || name === "memory" || name === "output"
    ? name
    : undefined;
}
