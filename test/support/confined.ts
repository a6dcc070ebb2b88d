import { Worker } from "node:worker_threads";
import { z } from "zod";

const answer = z.object({
  limits: z.array(z.string()),
  /** What certainly happens in the last block, as lines. */
  lastCertain: z.array(z.string()),
  /** Whether the secret stands anywhere in the rehearsal. */
  sawSecret: z.boolean(),
});

type Answer = z.infer<typeof answer>;

interface Confines {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly env: Readonly<Record<string, string>>;
  readonly secret: string;
}

/** Rehearses blocks in a worker that is ended when it takes too long or too much. */
export function rehearseConfined(
  scripts: readonly string[],
  { milliseconds, megabytes, env, secret }: Confines,
): Promise<Answer> {
  const worker = new Worker(new URL("rehearsal-worker.ts", import.meta.url), {
    workerData: { scripts, secret },
    env,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => {
    reject(new Error(`Still running after ${milliseconds} ms`));
  }, milliseconds);
  worker.once("message", (message) => resolve(answer.parse(message)));
  worker.once("error", reject);
  return promise.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
