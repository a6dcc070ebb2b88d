import fs, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** What goes wrong at which of the writing calls of a run, from 0. */
export interface Strike {
  readonly at: number;
  /** `killed` ends everything there; of a text that is being written half remains. */
  readonly how: "killed" | "ENOSPC" | "EIO" | "EACCES";
}

export type Ending =
  | { readonly kind: "ended" }
  | { readonly kind: "killed" }
  | { readonly kind: "failed"; readonly error: unknown };

interface Struck {
  readonly ending: Ending;
  /** The writing calls that were begun: `rename <path>`. */
  readonly calls: readonly string[];
}

/** No process ever has it: what it left behind is known to be nobody's. */
const nobody = 2 ** 22 + 1;
Object.defineProperty(process, "pid", { value: nobody });

const names = ["appendFile", "link", "mkdir", "open", "rename", "rm"] as const;
const ofHandle = ["close", "sync", "writeFile"] as const;

/**
 * Runs something in this process, and strikes at one of the calls with which it
 * changes files below `root`. After a kill no call of it ever returns.
 */
export async function struckBy(
  strike: Strike | undefined,
  root: string,
  run: () => Promise<unknown>,
): Promise<Struck> {
  const calls: string[] = [];
  const killed = Promise.withResolvers<Ending>();
  const closers: (() => Promise<void>)[] = [];
  let isDead = false;
  const originals = Object.fromEntries(names.map((name) => [name, fs[name]]));

  const step = async (
    name: string,
    path: string,
    go: (half: boolean) => Promise<unknown>,
  ): Promise<unknown> => {
    if (isDead) return forever();
    const isStruck = strike?.at === calls.push(`${name} ${path}`) - 1;
    if (!isStruck) return go(false);
    if (strike.how !== "killed")
      throw Object.assign(new Error(`${strike.how}: ${name}`), {
        code: strike.how,
      });
    isDead = true;
    if (name === "writeFile") await go(true);
    killed.resolve({ kind: "killed" });
    return forever();
  };

  const replaced = (name: (typeof names)[number]) => {
    const original = fs[name];
    return (...args: readonly unknown[]): Promise<unknown> => {
      const call = (): Promise<unknown> => Reflect.apply(original, fs, args);
      const path = String(args[0]);
      const isReading = name === "open" && !String(args[1]).startsWith("w");
      if (!path.startsWith(root) || isReading) return call();
      return step(name, path, async () => {
        if (name !== "open") return call();
        const handle: FileHandle = await Reflect.apply(original, fs, args);
        closers.push(closerOf(handle));
        return watched(handle, path, step);
      });
    };
  };

  Object.assign(
    fs,
    Object.fromEntries(names.map((name) => [name, replaced(name)])),
  );
  syncBuiltinESMExports();
  try {
    const ended = run().then(
      (): Ending => ({ kind: "ended" }),
      (error: unknown): Ending => ({ kind: "failed", error }),
    );
    const ending = await Promise.race([ended, killed.promise]);
    return { ending, calls };
  } finally {
    Object.assign(fs, originals);
    syncBuiltinESMExports();
    for (const close of closers) await close();
  }
}

/** A process that is killed lets go of its files. */
function closerOf(handle: FileHandle): () => Promise<void> {
  const close = handle.close.bind(handle);
  return async () => {
    if (handle.fd >= 0) await close();
  };
}

type Step = (
  name: string,
  path: string,
  go: (half: boolean) => Promise<unknown>,
) => Promise<unknown>;

function watched(handle: FileHandle, path: string, step: Step): FileHandle {
  for (const name of ofHandle) {
    const original = handle[name];
    const replacement = (...args: readonly unknown[]) =>
      step(name, path, (half) => {
        const [text, ...rest] = args;
        const given = half ? [halfOf(String(text)), ...rest] : args;
        return Reflect.apply(original, handle, given);
      });
    Object.defineProperty(handle, name, {
      value: replacement,
      configurable: true,
    });
  }
  return handle;
}

function halfOf(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
