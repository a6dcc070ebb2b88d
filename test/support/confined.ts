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
export class Confined {
  private readonly confines: Confines;
  private worker: Worker | undefined;

  constructor(confines: Confines) {
    this.confines = confines;
  }

  rehearse(scripts: readonly string[]): Promise<Answer> {
    const { milliseconds, secret } = this.confines;
    this.worker ??= this.start();
    const { worker } = this;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const fail = (error: unknown): void => {
      void this.stop();
      reject(error);
    };
    const timer = setTimeout(() => {
      fail(new Error(`Still running after ${milliseconds} ms`));
    }, milliseconds);
    const take = (message: unknown): void => resolve(answer.parse(message));
    worker.once("message", take).once("error", fail);
    worker.postMessage({ scripts, secret });
    return promise.finally(() => {
      clearTimeout(timer);
      worker.off("message", take).off("error", fail);
    });
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private start(): Worker {
    const { env, megabytes } = this.confines;
    return new Worker(new URL("rehearsal-worker.ts", import.meta.url), {
      env,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
  }
}
