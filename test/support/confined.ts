import { Worker } from "node:worker_threads";
import { z } from "zod";

const answer = z.object({
  milliseconds: z.number(),
  limits: z.array(z.string()),
  /** The whole rehearsal as JSON. */
  seen: z.string(),
});

type Answer = z.infer<typeof answer>;

interface Confines {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Rehearses blocks in a worker that is ended when it takes too long or too much. */
export function rehearseConfined(
  scripts: readonly string[],
  { milliseconds, megabytes, env = {} }: Confines,
): Promise<Answer> {
  const worker = new Worker(new URL("rehearsal-worker.ts", import.meta.url), {
    workerData: scripts,
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
